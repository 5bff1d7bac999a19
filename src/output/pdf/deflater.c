/* deflater.c: the streams of a file, deflated while the next are made
 *
 * A ring of streams: the oldest are ready or being deflated, then come those that nobody has taken, then free ones.  All
 * fields but the contents of a stream are touched under the lock. */
#include "output/pdf/deflater.h"

#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include "base/arena.h"
#include "base/cores.h"

#define EFFORT 6                    /* of libdeflate: 8 takes twice the time for a fiftieth of the size */
#define STREAMS 32                  /* that may wait */
#define HELPERS_MOST 3              /* one keeps up with the maker of tagged pages, nearly */

enum { FREE, GIVEN, TAKEN, READY };

struct deflater {
    void (*write)(void *state, const struct stream *stream);
    void *state;
    struct stream ring[STREAMS];
    unsigned written, taken, given;             /* counts of streams; the ring's places are these modulo its size */
    struct libdeflate_compressor *own;          /* the maker's */
    pthread_mutex_t lock;
    pthread_cond_t work, ready;
    pthread_t helpers[HELPERS_MOST];
    int helper_count;
    bool closing;
};

static void deflate_stream(struct libdeflate_compressor **compressor, struct stream *s)
{
    if (s->plain)
        return;
    if (!*compressor)
        *compressor = libdeflate_alloc_compressor(EFFORT);
    if (!*compressor)
        memory_exhausted();
    size_t n = s->lent ? s->lent_size : s->data.n, room = libdeflate_zlib_compress_bound(*compressor, n);
    const void *data = s->lent ? s->lent : s->data.n ? s->data.s : "";
    buffer_reserve(&s->deflated, room);
    s->deflated.n = libdeflate_zlib_compress(*compressor, data, n, s->deflated.s, room);
}

/* The first that nobody has taken, or NULL.  With the lock. */
static struct stream *take(struct deflater *d)
{
    struct stream *s = &d->ring[d->taken % STREAMS];

    if (d->taken == d->given)
        return NULL;
    d->taken++;
    s->state = TAKEN;
    return s;
}

/* With the lock, which is open meanwhile. */
static void work_on(struct deflater *d, struct libdeflate_compressor **compressor, struct stream *s)
{
    pthread_mutex_unlock(&d->lock);
    deflate_stream(compressor, s);
    pthread_mutex_lock(&d->lock);
    s->state = READY;
}

static void *help(void *state)
{
    struct deflater *d = state;
    struct libdeflate_compressor *compressor = NULL;

    pthread_mutex_lock(&d->lock);
    while (!d->closing) {
        struct stream *s = take(d);

        if (!s) {
            pthread_cond_wait(&d->work, &d->lock);
            continue;
        }
        work_on(d, &compressor, s);
        pthread_cond_signal(&d->ready);
    }
    pthread_mutex_unlock(&d->lock);
    libdeflate_free_compressor(compressor);
    return NULL;
}

struct deflater *deflater_open(void (*write)(void *state, const struct stream *stream), void *state)
{
    struct deflater *d = calloc(1, sizeof *d);
    int wanted = cores_beside();

    if (!d)
        memory_exhausted();
    d->write = write;
    d->state = state;
    pthread_mutex_init(&d->lock, NULL);
    pthread_cond_init(&d->work, NULL);
    pthread_cond_init(&d->ready, NULL);
    while (d->helper_count < wanted && d->helper_count < HELPERS_MOST
           && pthread_create(&d->helpers[d->helper_count], NULL, help, d) == 0)
        d->helper_count++;
    return d;
}

void deflater_close(struct deflater *d)
{
    pthread_mutex_lock(&d->lock);
    d->closing = true;
    pthread_cond_broadcast(&d->work);
    pthread_mutex_unlock(&d->lock);
    for (int i = 0; i < d->helper_count; i++)
        pthread_join(d->helpers[i], NULL);
    for (int i = 0; i < STREAMS; i++) {
        buffer_done(&d->ring[i].entries);
        buffer_done(&d->ring[i].data);
        buffer_done(&d->ring[i].deflated);
    }
    libdeflate_free_compressor(d->own);
    pthread_mutex_destroy(&d->lock);
    pthread_cond_destroy(&d->work);
    pthread_cond_destroy(&d->ready);
    free(d);
}

/* With the lock, which is open while the stream is written: nobody else touches a stream that is ready. */
static void write_oldest(struct deflater *d)
{
    struct stream *s = &d->ring[d->written % STREAMS];

    pthread_mutex_unlock(&d->lock);
    d->write(d->state, s);
    buffer_clear(&s->entries);
    buffer_clear(&s->data);
    buffer_clear(&s->deflated);
    pthread_mutex_lock(&d->lock);
    s->state = FREE;
    d->written++;
}

/* Writes what is ready, and works itself until no more than so many wait.  With the lock. */
static void drain(struct deflater *d, unsigned most)
{
    while (d->written != d->given) {
        struct stream *s;

        if (d->ring[d->written % STREAMS].state == READY)
            write_oldest(d);
        else if (d->given - d->written <= most)
            return;
        else if ((s = take(d)))
            work_on(d, &d->own, s);
        else
            pthread_cond_wait(&d->ready, &d->lock);
    }
}

struct stream *deflater_next(struct deflater *d)
{
    struct stream *s = &d->ring[d->given % STREAMS];

    s->plain = false;
    s->lent = NULL;
    return s;
}

void deflater_give(struct deflater *d)
{
    pthread_mutex_lock(&d->lock);
    d->ring[d->given++ % STREAMS].state = GIVEN;
    pthread_cond_signal(&d->work);
    drain(d, d->helper_count ? STREAMS - 1 : 0);
    pthread_mutex_unlock(&d->lock);
}

void deflater_wait(struct deflater *d)
{
    pthread_mutex_lock(&d->lock);
    drain(d, 0);
    pthread_mutex_unlock(&d->lock);
}
