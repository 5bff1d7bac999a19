/* compound.h: the joints of a Swedish compound
 *
 * A word is taken apart into known words: firsts that a compound may begin with (arbets-, medarbetar-), middles and lasts, inflected too.  Of all ways the
 * one with the fewest and longest parts is taken; ways that are hardly dearer add joints within its parts (patient-säkerhets-arbete).  A word that is known
 * as a whole is parted only by what the dictionary says may be a part; another one may hold one part that is not known, a name or a slip. */
#ifndef KT_COMPOUND_H
#define KT_COMPOUND_H

#include <stdint.h>

#define COMPOUND_LETTERS 100

enum joint {
    JOINT_NONE,
    JOINT_INNER,                    /* within a part that is known as a whole: patientsäkerhets-arbete has one after patient */
    JOINT_BEST,
};

/* Sets joints[i] where the word may be parted before letter i, and clears the others.  letters: lower case, NFC; at most COMPOUND_LETTERS of them.  Gives
 * how many joints there are. */
int compound_joints(const uint32_t *letters, int n, unsigned char *joints);

#endif
