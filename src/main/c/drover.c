/* The client every hook starts: finds the daemon's socket, makes one request, gives its answer.
 *
 *   hook.c      drover hook, drover statusline: silent whatever happens
 *   cli.c       every other command: forwarded to the daemon
 *   app.c       drover-app, the JVM, for what works without a daemon
 *   endpoint.c  where the socket is        http.c, framing.c  how to speak on it
 *   text.c      strings without a heap     machine.c          clocks and descriptors */
#include "drover.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A closed standard descriptor would be taken by the next file we open, and our output end there. */
static void fill_standard_descriptors(void) {
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", O_RDWR);
    }
}

/* The two commands that run somebody's program under our eyes do so here, not in the daemon. */
static int not_yet(const char *command) {
    static char line_bytes[128];
    struct text line = TEXT(line_bytes);
    text_add(&line, "drover: this version cannot do `");
    text_add(&line, command);
    text_add(&line, "` yet");
    complain(&line);
    return EXIT_NO_DAEMON;
}

static bool asks_help(int argc, char **argv) {
    return argc > 2 && (strcmp(argv[2], "--help") == 0 || strcmp(argv[2], "-h") == 0);
}

int main(int argc, char **argv) {
    fill_standard_descriptors();
    signal(SIGPIPE, SIG_IGN);
    const char *command = argc > 1 ? argv[1] : "";
    if (asks_help(argc, argv)) return forward(argc, argv);
    if (strcmp(command, "hook") == 0) return hook(argc - 2, argv + 2);
    if (strcmp(command, "statusline") == 0) return statusline(argc - 2, argv + 2);
    if (strcmp(command, "singleton") == 0) return not_yet("singleton");
    if (strcmp(command, "run") == 0) return not_yet("run");
    return forward(argc, argv);
}
