/* cores.c: how much of the machine there is */
#include "base/cores.h"

#include <sched.h>

int cores_beside(void)
{
    cpu_set_t cores;

    return sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) - 1 : 0;
}
