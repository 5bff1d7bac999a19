/* arena.c: blocks of memory, filled from the front
 *
 * A block is never moved, so that pointers into it stay good.  What is larger than a quarter of a
 * block gets a block of its own behind the newest, which goes on being filled, and so does what may go before the rest.  Strings need no
 * alignment and are taken from the block's end.
 *
 * Memory is cleared when it is handed out, not by the block: then it is in the cache, and what nobody asks for is
 * never touched. */
#include "base/arena.h"

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

#define FIRST_BLOCK ((size_t)8 * 1024)
#define LAST_BLOCK ((size_t)256 * 1024)     /* each block is twice the one before, up to this */
#define LARGE_ITEM 32               /* bytes: lists of larger things are mostly of one */

struct arena_block {
    struct arena_block *older, *newer;
    size_t used, size;              /* from the front; all but the strings at the end */
    size_t whole;
    bool clean;                     /* what is not used yet is zero: a large item comes so from the system, untouched */
    max_align_t bytes[];
};

static size_t aligned(size_t size)
{
    const size_t align = _Alignof(max_align_t);

    return (size + align - 1) / align * align;
}

_Noreturn void memory_exhausted(void)
{
    fputs("kommuntryck: error: out of memory\n", stderr);
    exit(3);
}

static void block_free(struct arena_block *b)
{
    size_t size = sizeof *b + b->whole;
    free(b);
    heap_freed(size);
}

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_done(struct arena *a)
{
    struct arena *next = a->next;

    for (struct arena *part = a->parts; part; part = part->next)
        arena_done(part);
    for (struct arena_block *older, *b = a->block; b; b = older) {
        older = b->older;
        block_free(b);
    }
    *a = (struct arena){.next = next};
}

static void link_blocks(struct arena_block *older, struct arena_block *newer)
{
    if (older)
        older->newer = newer;
    if (newer)
        newer->older = older;
}

void arena_adopt(struct arena *a, struct arena *other)
{
    struct arena_block *oldest = a->block;

    while (oldest && oldest->older)
        oldest = oldest->older;
    if (oldest)
        link_blocks(other->block, oldest);
    else
        a->block = other->block;
    a->total += other->total;
    a->count += other->count;
    *other = (struct arena){0};
}

static struct arena_block *block_new(size_t size, bool clean)
{
    struct arena_block *b = clean ? calloc(1, sizeof *b + size) : malloc(sizeof *b + size);

    if (!b)
        memory_exhausted();
    *b = (struct arena_block){ .size = size, .whole = size, .clean = clean };
    return b;
}

void arena_clear(struct arena *a)
{
    struct arena_block *b = a->block;
    size_t whole = 0;

    if (!b)
        return;
    for (; a->parts; a->parts = a->parts->next)
        arena_done(a->parts);
    if (b->older) {
        for (const struct arena_block *each = b; each; each = each->older)
            whole += each->whole;
        arena_done(a);
        a->block = block_new(whole, false);
        return;
    }
    b->used = 0;
    b->size = b->whole;
    b->clean = false;
    a->total = 0;
}

static void *block_take(struct arena_block *b, size_t size)
{
    void *taken = (char *)b->bytes + b->used;

    b->used += size;
    return b->clean ? taken : memset(taken, 0, size);
}

/* Behind the newest. */
static struct arena_block *add_large(struct arena *a, size_t size, bool clean)
{
    struct arena_block *b = block_new(size, clean);

    if (a->block) {
        link_blocks(a->block->older, b);
        link_blocks(b, a->block);
    } else {
        a->block = b;
    }
    return b;
}

static void *alloc_in_new(struct arena *a, size_t size)
{
    size_t usual = a->block ? 2 * a->block->whole : FIRST_BLOCK;

    if (usual > LAST_BLOCK)
        usual = LAST_BLOCK;
    if (size > usual / 4)
        return block_take(add_large(a, size, true), size);

    struct arena_block *b = block_new(usual, false);
    link_blocks(a->block, b);
    a->block = b;
    return block_take(b, size);
}

static size_t checked(size_t size)
{
    if (size > PTRDIFF_MAX - 2 * LAST_BLOCK)        /* also what a negative count becomes */
        memory_exhausted();
    return aligned(size);
}

void *arena_alloc(struct arena *a, size_t size)
{
    size = checked(size);
    a->total += size;
    a->count++;
    if (a->block && a->block->size - a->block->used >= size)
        return block_take(a->block, size);
    return alloc_in_new(a, size);
}

void *arena_apart(struct arena *a, size_t size)
{
    size = checked(size);
    a->total += size;
    a->count++;

    struct arena_block *b = add_large(a, size, false);
    b->used = size;
    return b->bytes;
}

void arena_drop(struct arena *a, void *apart)
{
    struct arena_block *b = (struct arena_block *)((char *)apart - offsetof(struct arena_block, bytes));

    if (a->block == b)
        a->block = b->older;
    link_blocks(b->older, b->newer);
    block_free(b);
}

/* Room without alignment, not cleared. */
static char *alloc_string(struct arena *a, size_t size)
{
    struct arena_block *b = a->block;

    if (!b || b->size - b->used < size)
        return arena_alloc(a, size);
    a->total += size;
    a->count++;
    b->size -= size;
    return (char *)b->bytes + b->size;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *copy = alloc_string(a, n + 1);

    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

struct arena *arena_parts(struct arena *a, int n)
{
    struct arena *parts = arena_array(a, struct arena, n);

    for (int i = 0; i < n; i++) {
        parts[i].next = a->parts;
        a->parts = &parts[i];
    }
    return parts;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        memory_exhausted();

    char *s = alloc_string(a, (size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, format, args);
    return s;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    char *s = arena_vprintf(a, format, args);
    va_end(args);
    return s;
}

/* What was handed out last may grow where it lies. */
static bool grow_in_place(struct arena *a, const void *old, size_t from, size_t to)
{
    struct arena_block *b = a->block;
    size_t more = aligned(to) - aligned(from);

    if (!b || (const char *)old + aligned(from) != (const char *)b->bytes + b->used || b->size - b->used < more)
        return false;
    if (!b->clean)
        memset((char *)b->bytes + b->used, 0, more);
    b->used += more;
    a->total += more;
    return true;
}

void *vec_room(struct arena *a, const void *old, int n, int *cap, int more, size_t size)
{
    if (more <= *cap - n)
        return (void *)(uintptr_t)old;
    if (more > INT_MAX - n || *cap > INT_MAX / 2)
        memory_exhausted();
    *cap = n + more > 2 * *cap ? n + more : 2 * *cap;

    void *grown = arena_alloc(a, (size_t)*cap * size);
    if (n)
        memcpy(grown, old, (size_t)n * size);
    return grown;
}

void *vec_grow(struct arena *a, const void *old, int n, int *cap, size_t size)
{
    if (*cap > INT_MAX / 2)
        memory_exhausted();

    size_t had = (size_t)*cap * size;
    *cap = *cap ? *cap * 2 : size > LARGE_ITEM ? 1 : 8;

    if (had && grow_in_place(a, old, had, (size_t)*cap * size))
        return (void *)(uintptr_t)old;
    void *grown = arena_alloc(a, (size_t)*cap * size);
    if (n)
        memcpy(grown, old, (size_t)n * size);
    return grown;
}
