/* merge.h: what version control and word processors leave in a text when two versions are not yet one */
#ifndef KT_MERGE_H
#define KT_MERGE_H

#include "check/passage.h"

/* Marks of tracked changes in a passage: {++added++}, {--taken away--}, {>>a comment<<}. */
void merge_check_passage(const struct passage *p);

/* Lines <<<<<<< and >>>>>>> in all files of the report. */
void merge_check_files(struct report_check *c);

#endif
