#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#else
#include <sys/syscall.h>
#endif

extern char **environ;

/* drover-app beside our own file, symbolic links resolved. */
static const char *app_path(void) {
    static char path[PATH_MAX + 16];
#ifdef __APPLE__
    static char unresolved[PATH_MAX];
    uint32_t size = sizeof unresolved;
    if (_NSGetExecutablePath(unresolved, &size) != 0) return NULL;
    if (realpath(unresolved, path) == NULL) return NULL;
#else
    const ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (length <= 0) return NULL;
    path[length] = 0;
#endif
    char *name = strrchr(path, '/');
    if (name == NULL) return NULL;
    memcpy(name, "/drover-app", sizeof "/drover-app");
    return path;
}

int app_become(char **argv) {
    const char *path = app_path();
    if (path != NULL) {
        signal(SIGPIPE, SIG_DFL); /* an ignored signal would stay ignored over there */
        argv[0] = (char *)path;
        execv(path, argv);
    }
    static char line_bytes[PATH_MAX + 256];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: cannot start ");
    text_shown(&line, path == NULL ? "drover-app" : path, path == NULL ? 10 : strlen(path));
    text_add(&line, ": ");
    text_add(&line, strerror(errno));
    text_add(&line, "; install Drover again");
    complain(&line);
    return EXIT_NO_DAEMON;
}

/* What an agent tells its children is not for a program that outlives it. */
static void forget_agent(void) {
    char **kept = environ;
    for (char **entry = environ; *entry != NULL; entry++) {
        const bool agents = strncmp(*entry, "CLAUDECODE=", 11) == 0
                || strncmp(*entry, "CLAUDE_CODE_", 12) == 0
                || strncmp(*entry, "CLAUDE_ENV_FILE=", 16) == 0;
        if (!agents) *kept++ = *entry;
    }
    *kept = NULL;
}

static void close_from(int first) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0) return;
#endif
    long limit = sysconf(_SC_OPEN_MAX);
    if (limit < 0 || limit > 65536) limit = 65536;
    for (int descriptor = first; descriptor < limit; descriptor++) close(descriptor);
}

static void become_app_alone(const char *path) {
    const int nothing = open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor <= 2; descriptor++) dup2(nothing, descriptor);
    close_from(3);
    /* Not in the agent's directory: that may be a worktree somebody wants to remove. */
    if (chdir("/") != 0) _exit(1);
    forget_agent();
    signal(SIGPIPE, SIG_DFL);
    execl(path, path, (char *)NULL);
    _exit(1);
}

void app_start_detached(void) {
    const char *path = app_path();
    if (path == NULL || access(path, X_OK) != 0) return;
    const pid_t child = fork();
    if (child == 0) {
        /* Twice, so that the app is not the leader that could get a terminal again, and not ours. */
        if (setsid() < 0 || fork() != 0) _exit(0);
        become_app_alone(path);
    }
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
}
