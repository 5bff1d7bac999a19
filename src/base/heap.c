/* heap.c: the memory of the process, as the system gives it */
#include "base/heap.h"

#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/cores.h"

#define FIRST ((size_t)16 << 20)    /* bytes of addresses in large pages: enough for a report of some hundred pages */
#define AHEAD ((size_t)10 << 20)    /* … cleared ahead */

static struct { char *begin; size_t size; } first;  /* size 0: another heap is linked in */

/* malloc asks the system for all of it at once; then the addresses are known. */
static void find_first(void)
{
    char *begin = sbrk(0);
    size_t page = (size_t)sysconf(_SC_PAGESIZE), over = (uintptr_t)begin % page;

    mallopt(M_TOP_PAD, FIRST);
    void *volatile any = malloc(FIRST / 32);        /* volatile: or the compiler leaves it out */
    free(any);
    size_t size = (size_t)((char *)sbrk(0) - begin);
    if (size > FIRST && size < 2 * FIRST) {
        first.begin = begin - over;
        first.size = size + over;
    }
}

void heap_begin(void)
{
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_ARENA_MAX, 1);
    find_first();
    if (first.size)
        madvise(first.begin, first.size, MADV_HUGEPAGE);
}

void heap_freed(size_t bytes)
{
    static _Atomic size_t since;
    if (atomic_fetch_add(&since, bytes) + bytes < HEAP_TOGETHER)
        return;
    atomic_store(&since, 0);
    malloc_trim(FIRST);
}

static void *clear(void *state)
{
    (void)state;
#ifdef MADV_POPULATE_WRITE          /* Linux 5.14 */
    madvise(first.begin, AHEAD, MADV_POPULATE_WRITE);
#endif
    return NULL;
}

void heap_clear_ahead(void)
{
    pthread_t thread;

    if (first.size && cores_beside() > 0 && pthread_create(&thread, NULL, clear, NULL) == 0)
        pthread_detach(thread);
}
