/* album.c: the pictures of a report, read on another core while the report is bound */

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

static void *read_all(void *state)
{
    struct album *album = state;
    pthread_mutex_lock(&album->lock);
    for (struct picture *p; (p = take(album)) || !album->closing;) {
        if (!p) {
            pthread_cond_wait(&album->more, &album->lock);
            continue;
        }
        pthread_mutex_unlock(&album->lock);
        p->fault = picture_read(&album->read, p);
        pthread_mutex_lock(&album->lock);
    }
    pthread_mutex_unlock(&album->lock);
    return NULL;
}

static void start(struct album *album)
{
    pthread_mutex_init(&album->lock, NULL);
    pthread_cond_init(&album->more, NULL);
    album->running = pthread_create(&album->thread, NULL, read_all, album) == 0;
}

static void stop(struct album *album)
{
    pthread_mutex_lock(&album->lock);
    album->closing = true;
    pthread_cond_signal(&album->more);
    pthread_mutex_unlock(&album->lock);
    pthread_join(album->thread, NULL);
    pthread_cond_destroy(&album->more);
    pthread_mutex_destroy(&album->lock);
    album->running = false;
}

/* ---- asking ---- */

static void add(struct album *album, struct asked_picture asked)
{
    if (album->running)
        pthread_mutex_lock(&album->lock);
    *vec_push(album->arena, &album->list) = asked;
    if (album->running) {
        pthread_cond_signal(&album->more);
        pthread_mutex_unlock(&album->lock);
    } else if (asked.picture->file_size > LARGE && cores_beside() > 0) {
        start(album);
    }
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
    if (p)
        add(album, (struct asked_picture){ p, asked, known != NULL });
    return p;
}

void album_close(struct album *album)
{
    if (album->running)
        stop(album);
    for (struct picture *p; (p = take(album));)
        p->fault = picture_read(&album->read, p);
    arena_adopt(album->arena, &album->read);
    for (int i = 0; i < album->list.n; i++)
        if (album->list.v[i].picture->fault)
            picture_tell(album->list.v[i].picture, album->list.v[i].picture->fault, album->list.v[i].place, album->messages);
}
