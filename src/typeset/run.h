/* run.h: the shaped words of a face; behind font.h */
#ifndef KT_RUN_H
#define KT_RUN_H

#include "typeset/font.h"

/* Memory comes from the arena, but HarfBuzz's buffer is freed by run_table_done. */
struct run_table *run_table_new(struct arena *a);
void run_table_done(struct run_table *t);

#endif
