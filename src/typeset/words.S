/* words.S: the tables that tools/words.c and tools/patterns.c compiled, as they are */
    .section .rodata
    .balign 4
    .globl kt_words
kt_words:
    .incbin WORDS_FILE
    .balign 4
    .globl kt_patterns
kt_patterns:
    .incbin PATTERNS_FILE
    .globl words_digest
words_digest:
    .asciz WORDS_DIGEST
    .globl patterns_digest
patterns_digest:
    .asciz PATTERNS_DIGEST
    .section .note.GNU-stack, "", @progbits
