/* The keeper: the command's parent, and of all that the command leaves behind. It ends them with the
 * wrapper or with the scope, whichever ends first. */
#include "drover.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { TERM_MS = 5000, INT_MS = 3000, AGAIN_MS = 200, LOOK_MS = 1000 };

struct keeping {
    const struct wrapped *wrapped;
    const struct process *wrapper;
    int wrapper_watch;
    struct process command; /* its pid is 0 once it has ended */
    int code;
    bool alone; /* the wrapper has the exit code and may leave */
    int asked;  /* how often the tree was asked to end */
    int64_t next_ask;
};

static _Noreturn void become(char **command, pid_t keeper) {
#ifdef __linux__
    /* Where the keeper is killed before this line, it is no longer our parent after it. */
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    if (getppid() != keeper) _exit(128 + SIGKILL);
    signals_give_back();
    execvp(command[0], command);
    const int error = errno;
    static char line_bytes[1024];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: cannot start '");
    text_shown(&line, command[0], strlen(command[0]));
    text_add(&line, "': ");
    text_add(&line, strerror(error));
    text_add(&line, error == ENOENT ? "; is it installed, and in PATH?" : "");
    complain(&line);
    _exit(error == ENOENT ? 127 : 126);
}

/* Milliseconds between the steps; tests shorten them: DROVER_ENDING_MS=TERM,INT */
static int64_t patience(int asked) {
    const char *wanted = environment("DROVER_ENDING_MS");
    if (wanted == NULL) return asked == 1 ? TERM_MS : INT_MS;
    const char *comma = strchr(wanted, ',');
    const char *part = asked == 1 || comma == NULL ? wanted : comma + 1;
    return strtol(part, NULL, 10);
}

/* TERM (leaves first, stopped meanwhile), INT, and KILL until nobody is left. */
static void ask_to_end(struct keeping *keeping) {
    const int64_t now = monotonic_ms();
    if (keeping->asked > 0 && now < keeping->next_ask) return;
    keeping->asked++;
    if (keeping->asked == 1) {
        tree_ask(getpid());
    } else {
        tree_signal(getpid(), keeping->asked == 2 ? SIGINT : SIGKILL);
    }
    keeping->next_ask = now + (keeping->asked > 2 ? AGAIN_MS : patience(keeping->asked));
}

/* @return false when there are no children any more */
static bool reap(struct keeping *keeping) {
    int status;
    pid_t child;
    while ((child = waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED)) > 0) {
        if (child != keeping->command.pid) continue;
        if (WIFSTOPPED(status)) {
            process_signal(keeping->wrapper, SIGSTOP); /* a shell has to see that its job stopped */
        } else if (WIFCONTINUED(status)) {
            process_signal(keeping->wrapper, SIGCONT);
        } else {
            keeping->code = exit_code_of(status);
            keeping->command.pid = 0;
        }
    }
    return child == 0;
}

static _Noreturn void leave(const struct keeping *keeping) {
    if (!keeping->alone) process_signal(keeping->wrapper, SIGCONT); /* it may have been stopped */
    _exit(keeping->code);
}

/* Without the wrapper nobody wants the command any more; who kills means at once. */
static _Noreturn void follow_the_wrapper(struct keeping *keeping) {
    while (reap(keeping)) {
        tree_signal(getpid(), SIGKILL);
        poll(NULL, 0, 10);
    }
    if (keeping->wrapped->info != NULL) unlink(keeping->wrapped->info);
    _exit(128 + SIGKILL);
}

static int time_to_look(const struct keeping *keeping) {
    const bool blind = keeping->wrapper_watch < 0
            || (keeping->wrapped->scope != NULL && keeping->wrapped->scope_watch < 0);
    if (keeping->asked == 0) return blind ? LOOK_MS : -1;
    const int64_t left = keeping->next_ask - monotonic_ms();
    return left < 0 ? 0 : (int)left;
}

static void wait_for_news(const struct keeping *keeping) {
    struct pollfd waiting[] = {
        {signals_descriptor(), POLLIN, 0},
        {keeping->alone ? -1 : keeping->wrapper_watch, POLLIN, 0},
        {keeping->asked > 0 ? -1 : keeping->wrapped->scope_watch, POLLIN, 0},
    };
    poll(waiting, 3, time_to_look(keeping));
    for (int number; (number = signals_next()) != 0;) {
        if (number != SIGCHLD) process_signal(&keeping->command, number);
    }
}

_Noreturn void keep_command(const struct wrapped *wrapped, const struct process *wrapper, int outcome) {
    struct keeping keeping = {.wrapped = wrapped, .wrapper = wrapper};
    signals_catch_anew();
    tree_own();
    keeping.wrapper_watch = process_watch(wrapper);
    const pid_t self = getpid();
    const pid_t command = fork();
    if (command == 0) become(wrapped->command, self);
    if (command < 0) _exit(EXIT_INTERNAL);
    process_read(command, &keeping.command); /* our child: it is there until we have reaped it */
    setsid(); /* only now: the command stays in the caller's session and group */
    let_go_of_streams();
    signals_unblock();

    const struct process *scope = wrapped->scope;
    for (;;) {
        wait_for_news(&keeping);
        const bool some_left = reap(&keeping);
        if (!keeping.alone && process_has_ended(wrapper, keeping.wrapper_watch)) {
            follow_the_wrapper(&keeping);
        }
        const bool over = keeping.command.pid == 0;
        if (over && (!some_left || scope == NULL)) leave(&keeping);
        if (over && !keeping.alone) {
            /* What the command started lives on, and so does its scope. */
            const unsigned char code = (unsigned char)keeping.code;
            keeping.alone = write(outcome, &code, 1) == 1;
        }
        if (over && wrapped->whole) ask_to_end(&keeping);
        if (scope != NULL && (keeping.asked > 0 || process_has_ended(scope, wrapped->scope_watch))) {
            ask_to_end(&keeping);
        }
    }
}
