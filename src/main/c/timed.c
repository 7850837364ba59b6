/* `drover timed`: a command whose time is told to the daemon once it is over. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CONNECT_MS = 20, ANSWER_MS = 1000, LONGEST_NAME = 80, NO_COMMAND = 127 };

static const int PASSED_ON[] = {SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
static const int OF_THE_TERMINAL[] = {SIGINT, SIGQUIT};

static volatile pid_t command;

static void pass_on(int number) {
    const int before = errno;
    if (command > 0) kill(command, number);
    errno = before;
}

static int refuse(const char *reason, const char *word, const char *more, int code) {
    static char line_bytes[1024];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: ");
    text_add(&line, reason);
    text_shown(&line, word, strlen(word));
    text_add(&line, more);
    complain(&line);
    return code;
}

static bool ignore(const char *bytes, size_t length) {
    (void)bytes;
    (void)length;
    return true;
}

static void tell(const char *socket, const char *name, int64_t micros) {
    static char head_bytes[HEAD_LIMIT];
    static char body_bytes[256];
    struct text body = TEXT(body_bytes);
    text_add(&body, "{\"name\":");
    text_json(&body, name);
    text_add(&body, ",\"micros\":");
    text_number(&body, micros);
    text_add(&body, "}");
    struct text head = TEXT(head_bytes);
    http_start(&head, "/v1/metrics/timed", "application/json", body.length);
    const struct request request = {
        .head = {head.bytes, head.length},
        .body = {body.bytes, body.length},
        .connect_ms = CONNECT_MS,
        .answer_ms = ANSWER_MS,
    };
    struct reply reply = {.receive = ignore};
    http_call(socket, &request, &reply);
}

/* In a process that nobody waits for, and that holds none of the pipes somebody reads to their end. */
static void tell_later(const char *name, int64_t micros) {
    struct endpoint endpoint;
    endpoint_read(&endpoint);
    if (endpoint.socket == NULL || fork() != 0) return;
    setsid();
    for (int descriptor = (int)sysconf(_SC_OPEN_MAX) < 1024 ? (int)sysconf(_SC_OPEN_MAX) : 1024;
            descriptor >= 0; descriptor--) {
        close(descriptor);
    }
    if (open("/dev/null", O_RDWR) == 0 && dup(0) == 1 && dup(0) == 2) {
        signal(SIGPIPE, SIG_IGN);
        tell(endpoint.socket, name, micros);
    }
    _exit(0);
}

static int wait_for_it(void) {
    int status = 0;
    while (waitpid(command, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

int timed(int argc, char **argv) {
    static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const char *name = argc > 2 ? argv[2] : "";
    const size_t length = strlen(name);
    if (length == 0 || length > LONGEST_NAME || name[strspn(name, letters)] != 0 || name[0] == '-') {
        return refuse("a timed command needs a name of letters, digits, '.', '_' and '-': "
                      "drover timed NAME -- CMD…", "", "", EXIT_USAGE);
    }
    if (argc < 5 || strcmp(argv[3], "--") != 0) {
        return refuse("put `--` before the command: drover timed ", name, " -- CMD…", EXIT_USAGE);
    }
    struct sigaction as_found[sizeof PASSED_ON / sizeof *PASSED_ON];
    const int64_t start = monotonic_ns();
    command = fork();
    if (command == 0) {
        execvp(argv[4], argv + 4);
        _exit(refuse("cannot start '", argv[4],
                errno == ENOENT ? "': No such file or directory; is it installed, and in PATH?"
                                : "': it may not be run", errno == ENOENT ? NO_COMMAND : 126));
    }
    if (command < 0) {
        execvp(argv[4], argv + 4); /* no time then, but its work is done */
        return refuse("cannot start '", argv[4], "'", NO_COMMAND);
    }
    for (size_t i = 0; i < sizeof PASSED_ON / sizeof *PASSED_ON; i++) {
        struct sigaction passing = {.sa_handler = pass_on};
        sigemptyset(&passing.sa_mask);
        sigaction(PASSED_ON[i], &passing, &as_found[i]);
        if (as_found[i].sa_handler == SIG_IGN) signal(PASSED_ON[i], SIG_IGN);
    }
    for (size_t i = 0; i < sizeof OF_THE_TERMINAL / sizeof *OF_THE_TERMINAL; i++) {
        signal(OF_THE_TERMINAL[i], SIG_IGN); /* the command has them, too, and decides */
    }
    const int status = wait_for_it();
    tell_later(name, (monotonic_ns() - start) / 1000);
    if (WIFSIGNALED(status)) {
        signal(WTERMSIG(status), SIG_DFL);
        kill(getpid(), WTERMSIG(status));
    }
    return exit_code_of(status);
}
