/* path.h: lines and curves that make a drawing */
#ifndef KT_PATH_H
#define KT_PATH_H

#include "base/length.h"

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };  /* 1, 1, 3, 0 points */
struct path_point { length x, y; };                             /* y downwards */

#define PATH_UNIT 1000              /* coordinates of a shape count thousandths: its box is 100 × PATH_UNIT wide and high */
#define PATH_BOX (100 * PATH_UNIT)

struct drawing {
    enum path_op *ops;
    struct path_point *points;
    int count, npoints;             /* of ops, of points */
};

#endif
