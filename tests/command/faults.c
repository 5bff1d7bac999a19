/* faults.c: a library that is loaded before the system's (LD_PRELOAD) and spoils one of the calls that change files
 *
 * KT_FAULT_LOG=FILE    names each such call, a line each: the n-th line is call n
 * KT_FAULT_AT=N        which one is spoiled
 * KT_FAULT=fail        it fails: the disk is full
 *          full        it and all later ones that want room fail
 *          half        a write writes half and the process is killed; other calls are as kill
 *          kill        the process is killed before it
 * Calls on what is no regular file of some folder, as pipes, the terminal and memory, are none. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;

static void put_log(const char *name)
{
    const char *path = getenv("KT_FAULT_LOG");
    if (!path)
        return;
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    char line[32];
    int n = snprintf(line, sizeof line, "%s\n", name);
    if (syscall(SYS_write, fd, line, n) != n)
        abort();
    syscall(SYS_close, fd);
}

static bool is_fault(const char *kind)
{
    const char *wanted = getenv("KT_FAULT");
    return wanted && strcmp(wanted, kind) == 0;
}

static _Noreturn void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

/* Whether the call that is about to be made, by this name, fails. */
static bool fails(const char *name, bool wants_room)
{
    const char *at = getenv("KT_FAULT_AT");
    int n = atomic_fetch_add(&calls, 1) + 1, chosen = at ? atoi(at) : 0;
    put_log(name);
    if (n == chosen && (is_fault("kill") || is_fault("half")))
        die();
    errno = ENOSPC;
    return (n == chosen && is_fault("fail")) || (chosen && n >= chosen && wants_room && is_fault("full"));
}

/* A file of some folder; memory that is read as a file (memfd_create) is in none. */
static bool is_regular(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink > 0 && (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
}

static bool is_regular_path(const char *path)
{
    struct stat st;
    return stat(path, &st) != 0 || S_ISREG(st.st_mode);
}

static bool changes(const char *path, int flags)
{
    return ((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT)) && is_regular_path(path);
}

#define MODE(flags, mode) \
    do { \
        va_list list; \
        va_start(list, flags); \
        mode = flags & O_CREAT ? va_arg(list, mode_t) : 0; \
        va_end(list); \
    } while (0)

int open(const char *path, int flags, ...)
{
    mode_t mode;
    MODE(flags, mode);
    if (changes(path, flags) && fails("open", true))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    mode_t mode;
    MODE(flags, mode);
    return open(path, flags, mode);
}

int mkostemp(char *template, int flags)
{
    int (*real)(char *, int) = (int (*)(char *, int))dlsym(RTLD_NEXT, "mkostemp");
    return fails("mkostemp", true) ? -1 : real(template, flags);
}

int mkostemp64(char *template, int flags)
{
    return mkostemp(template, flags);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    const char *at = getenv("KT_FAULT_AT");
    if (!is_regular(fd))
        return syscall(SYS_write, fd, bytes, n);
    if (is_fault("half") && at && calls + 1 == atoi(at)) {
        syscall(SYS_write, fd, bytes, n / 2);
        die();
    }
    return fails("write", true) ? -1 : syscall(SYS_write, fd, bytes, n);
}

int close(int fd)
{
    bool failed = is_regular(fd) && fails("close", true);
    int result = (int)syscall(SYS_close, fd);
    if (failed)
        errno = ENOSPC;
    return failed ? -1 : result;
}

/* No power is cut here: nothing need be synced, which takes long. */
int fsync(int fd)
{
    (void)fd;
    return fails("fsync", true) ? -1 : 0;
}

int fchmod(int fd, mode_t mode)
{
    return fails("fchmod", false) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", true) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int rename(const char *old, const char *new)
{
    return fails("rename", false) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned flags)
{
    return fails("renameat2", false) ? -1 : (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, flags);
}

int link(const char *old, const char *new)
{
    return fails("link", true) ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, old, AT_FDCWD, new, 0);
}

/* Removing wants no room and does not fail; but one may be killed before it. */
int unlink(const char *path)
{
    return fails("unlink", false) ? 0 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
    return fails("rmdir", false) ? 0 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}

int remove(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return -1;
    return S_ISDIR(st.st_mode) ? rmdir(path) : unlink(path);
}
