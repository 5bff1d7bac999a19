/* cores.h: how much of the machine there is */
#ifndef KT_CORES_H
#define KT_CORES_H

/* Cores that this process may use, but for the one that it runs on. */
int cores_beside(void);

#endif
