/* album.c: the pictures of a report, read on another core while the report is bound and set */

#include "read/album.h"

#include <string.h>
#include "base/cores.h"

#define LARGE ((size_t)4 << 10)     /* bytes of a file: what is smaller is read sooner than a thread begins */

/* ---- reading ---- */

/* The next that nobody has read, or NULL.  With the lock. */
static struct picture *take(struct album *album)
{
    while (album->taken < album->list.n) {
        const struct asked_picture *asked = &album->list.v[album->taken++];
        if (!asked->again)
            return asked->picture;
    }
    return NULL;
}

static void lock(struct album *album)
{
    if (album->running)
        pthread_mutex_lock(&album->lock);
}

static void unlock(struct album *album)
{
    if (album->running)
        pthread_mutex_unlock(&album->lock);
}

/* With the lock, which is open meanwhile. */
static void read_one(struct album *album, struct picture *p, struct arena *a)
{
    unlock(album);
    p->fault = picture_read(a, p);
    lock(album);
    p->ready = true;
}

static void *read_all(void *state)
{
    struct album *album = state;
    pthread_mutex_lock(&album->lock);
    while (!album->closing) {
        struct picture *p = take(album);
        if (p)
            read_one(album, p, &album->read);
        pthread_cond_signal(&album->ready);
        if (!p)
            pthread_cond_wait(&album->more, &album->lock);
    }
    pthread_mutex_unlock(&album->lock);
    return NULL;
}

static void start(struct album *album)
{
    pthread_mutex_init(&album->lock, NULL);
    pthread_cond_init(&album->more, NULL);
    pthread_cond_init(&album->ready, NULL);
    album->running = true;                      /* before the thread looks */
    if (pthread_create(&album->thread, NULL, read_all, album) != 0)
        album->running = false;
}

/* What it reads it reads to its end. */
static void stop(struct album *album)
{
    pthread_mutex_lock(&album->lock);
    album->closing = true;
    pthread_cond_signal(&album->more);
    pthread_mutex_unlock(&album->lock);
    pthread_join(album->thread, NULL);
    pthread_cond_destroy(&album->more);
    pthread_cond_destroy(&album->ready);
    pthread_mutex_destroy(&album->lock);
    album->running = false;
}

/* ---- asking ---- */

static void add(struct album *album, struct asked_picture asked)
{
    lock(album);
    *vec_push(album->arena, &album->list) = asked;
    if (album->running)
        pthread_cond_signal(&album->more);
    unlock(album);
    if (!album->running && asked.picture->file_size > LARGE && cores_beside() > 0)
        start(album);
}

static struct picture *find(const struct album *album, const char *path)
{
    for (int i = 0; i < album->list.n; i++)
        if (strcmp(album->list.v[i].picture->name, path) == 0)
            return album->list.v[i].picture;
    return NULL;
}

const struct picture *album_picture(struct album *album, const char *path, struct place asked, bool *first)
{
    struct picture *known = find(album, path), *p = known ? known : picture_open(album->arena, path, asked, album->messages);
    *first = !known;
    if (!p)
        return NULL;
    p->album = album;
    add(album, (struct asked_picture){ p, asked, known != NULL });
    return p;
}

/* ---- waiting ---- */

/* With the lock. */
static void read_rest(struct album *album)
{
    for (struct picture *p; (p = take(album));)
        read_one(album, p, album->arena);
}

void album_wait(const struct picture *p)
{
    struct album *album = p->album;
    if (!album || album->closed)
        return;
    lock(album);
    if (!p->ready)
        read_rest(album);
    while (!p->ready)
        pthread_cond_wait(&album->ready, &album->lock);
    unlock(album);
}

void album_close(struct album *album)
{
    if (album->closed || !album->list.n)
        return;
    lock(album);
    read_rest(album);
    unlock(album);
    if (album->running)
        stop(album);
    album->closed = true;
    arena_adopt(album->arena, &album->read);
    for (int i = 0; i < album->list.n; i++)
        if (album->list.v[i].picture->fault)
            picture_tell(album->list.v[i].picture, album->list.v[i].picture->fault, album->list.v[i].place, album->messages);
}
