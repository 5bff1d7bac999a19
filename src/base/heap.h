/* heap.h: the memory of the process, as the system gives it
 *
 * What is freed is taken again, not given back at once and asked for anew: the system clears each page of memory that it gives, which costs more than most of
 * what is done with it.  One arena serves the helpers too, which ask for little.  The first part of the heap lies in large pages where the system has
 * them: it clears and maps one in the time of a few small ones, of which a report takes thousands.  What is never touched is never there. */
#ifndef KT_HEAP_H
#define KT_HEAP_H

#include <stddef.h>

/* Once, before anything is allocated. */
void heap_begin(void);

/* Says that so much was freed.  Of each HEAP_TOGETHER bytes the pages are given back to the system, where nothing lies on them: a long table's lines and pages go while its elements are gathered. */
#define HEAP_TOGETHER ((size_t)32 << 20)
void heap_freed(size_t bytes);

/* As much as a report of some forty pages takes is cleared on another core, while this one begins.  Not in a process that forks. */
void heap_clear_ahead(void);

#endif
