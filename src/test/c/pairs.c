/* Two commands in turn, and what each costs as a whole process:
 *
 *   pairs ROUNDS WARMUP INPUT... -- COMMAND... -- COMMAND...
 *
 * Each round runs both with the same INPUT as standard input, one after the other; which of them is
 * first changes every other round. Prints a line for each command, in microseconds:
 *
 *   a MIN P50 P90
 *   b MIN P50 P90
 *
 * Any command that cannot be started or fails ends it with status 1. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int nowhere;

static _Noreturn void give_up(const char *what, const char *why) {
    fprintf(stderr, "pairs: %s: %s\n", what, why);
    exit(1);
}

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* From before the start of the process to when its end is known. */
static double cost(char **command, const char *input) {
    const int in = open(input, O_RDONLY | O_CLOEXEC);
    if (in < 0) give_up(input, strerror(errno));
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, 0);
    posix_spawn_file_actions_adddup2(&files, nowhere, 1);
    posix_spawn_file_actions_adddup2(&files, nowhere, 2);

    pid_t child;
    int status;
    const double start = microseconds();
    const int error = posix_spawnp(&child, command[0], &files, NULL, command, environ);
    if (error != 0) give_up(command[0], strerror(error));
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) give_up("waitpid", strerror(errno));
    }
    const double end = microseconds();

    posix_spawn_file_actions_destroy(&files);
    close(in);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) give_up(command[0], "has failed");
    return end - start;
}

static int ascending(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void report(const char *name, double *costs, size_t count) {
    qsort(costs, count, sizeof *costs, ascending);
    printf("%s %.1f %.1f %.1f\n", name, costs[0], costs[count / 2], costs[count * 9 / 10]);
}

/* Cuts the arguments at the next "--", which becomes the NULL that ends a command. */
static char **after_dashes(char **arguments) {
    while (*arguments != NULL && strcmp(*arguments, "--") != 0) arguments++;
    if (*arguments == NULL || arguments[1] == NULL) give_up("usage", "a command is missing");
    *arguments = NULL;
    return arguments + 1;
}

int main(int argc, char **argv) {
    if (argc < 4) give_up("usage", "ROUNDS WARMUP INPUT... -- COMMAND... -- COMMAND...");
    const long rounds = strtol(argv[1], NULL, 10);
    const long warmup = strtol(argv[2], NULL, 10);
    char **inputs = argv + 3;
    char **first = after_dashes(inputs);
    char **second = after_dashes(first);
    const long input_count = first - 1 - inputs;
    if (rounds < 1 || warmup < 0 || input_count < 1) give_up("usage", "a number is wrong");

    nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    double *a = calloc((size_t)rounds, sizeof *a);
    double *b = calloc((size_t)rounds, sizeof *b);
    if (nowhere < 0 || a == NULL || b == NULL) give_up("start", strerror(errno));

    for (long round = -warmup; round < rounds; round++) {
        const long turn = round + warmup;
        const char *input = inputs[turn % input_count];
        double cost_a = 0, cost_b = 0;
        /* Both orders meet every input. */
        if (turn / input_count % 2 == 0) {
            cost_a = cost(first, input);
            cost_b = cost(second, input);
        } else {
            cost_b = cost(second, input);
            cost_a = cost(first, input);
        }
        if (round >= 0) {
            a[round] = cost_a;
            b[round] = cost_b;
        }
    }
    report("a", a, (size_t)rounds);
    report("b", b, (size_t)rounds);
    return 0;
}
