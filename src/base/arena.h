/* arena.h: memory that lives together and dies together
 *
 * Everything a report needs is allocated from one arena and freed at once by arena_done.
 * Memory comes zeroed and aligned for any type.  When the system has none left the program
 * says so and exits with status 3: no caller checks for NULL. */
#ifndef KT_ARENA_H
#define KT_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena {
    struct arena_block *block;      /* the newest, linked to the older ones */
    size_t total;                   /* bytes handed out */
    long count;                     /* how often */
    struct arena *parts, *next;     /* that go with it; the next of those that it goes with */
};

void arena_init(struct arena *a);
void arena_done(struct arena *a);

/* What another arena without parts holds is this one's from now on; the other is empty. */
void arena_adopt(struct arena *a, struct arena *other);

/* New arenas, in the memory of another one, that go with it if they are not done before. */
struct arena *arena_parts(struct arena *a, int n);

void *arena_alloc(struct arena *a, size_t size);
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* Room in a block of its own, not cleared, which may be dropped before the arena goes. */
void *arena_apart(struct arena *a, size_t size);
void arena_drop(struct arena *a, void *apart);

/* Empties an arena for what nobody keeps; the next allocations use its memory again, in one block. */
void arena_clear(struct arena *a);

/* A growing array in an arena: struct { T *v; int n, cap; }.  vec_push gives a pointer to a new,
 * zeroed last element, valid until the next push. */
#define vec(T) struct { T *v; int n, cap; }
#define vec_push(a, vector) \
    ((vector)->n == (vector)->cap \
         ? ((vector)->v = vec_grow((a), (vector)->v, (vector)->n, &(vector)->cap, sizeof *(vector)->v), \
            &(vector)->v[(vector)->n++]) \
         : &(vector)->v[(vector)->n++])
void *vec_grow(struct arena *a, const void *old, int n, int *cap, size_t size);

/* Room for so many more; an empty vector gets no more than that. */
#define vec_reserve(a, vector, more) \
    ((vector)->v = vec_room((a), (vector)->v, (vector)->n, &(vector)->cap, (more), sizeof *(vector)->v))
void *vec_room(struct arena *a, const void *old, int n, int *cap, int more, size_t size);

/* Says on standard error that there is no memory, and exits with status 3. */
_Noreturn void memory_exhausted(void);

#endif
