/* password.c: a password that stands neither on the command line nor in the environment */

#include "finished/password.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>
#include <unistd.h>
#include "read/source.h"

/* OpenSSL would read standard input when there is no terminal; that may be anything. */
static bool has_terminal(void)
{
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static bool ask(char *password, const char *prompt, struct messages *m)
{
    if (has_terminal() && EVP_read_pw_string(password, PASSWORD_BYTES, prompt, 0) == 0)
        return true;
    message_add(m, MSG_SIGN_NO_PASSWORD, (struct place){ 0 });
    return false;
}

/* As many bytes as there are, up to the size; -1 with errno. */
static ssize_t read_start(const char *file, char *bytes, size_t size)
{
    size_t n = 0;
    ssize_t more = 1;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    while (n < size && more > 0) {
        more = read(fd, bytes + n, size - n);
        n += more > 0 ? (size_t)more : 0;
    }
    int error = errno;
    close(fd);
    errno = error;
    return more < 0 ? -1 : (ssize_t)n;
}

bool password_read(char password[PASSWORD_BYTES], const char *file, const char *prompt, struct arena *a, struct messages *m)
{
    if (!file)
        return ask(password, prompt, m);
    struct place place = place_file(source_of_text(a, file, ""));
    ssize_t n = read_start(file, password, PASSWORD_BYTES);
    password[n < 0 || n == PASSWORD_BYTES ? 0 : n] = '\0';
    if (n < 0)
        message_add(m, MSG_SIGN_PASSWORD_FILE, place, strerror(errno));
    else if (n == PASSWORD_BYTES)
        message_add(m, MSG_SIGN_PASSWORD_FILE, place, "it is too long for a password");
    password[strcspn(password, "\r\n")] = '\0';
    return n >= 0 && n < PASSWORD_BYTES;
}
