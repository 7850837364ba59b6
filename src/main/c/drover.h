/* The client's own contracts: what each of its files offers the others.
 *
 * One process, one request, no heap: every buffer has a fixed size and lives until the end. */
#ifndef DROVER_H
#define DROVER_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#ifdef __APPLE__
#define _DARWIN_C_SOURCE
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { EXIT_REFUSED = 1, EXIT_USAGE = 2, EXIT_NO_DAEMON = 69, EXIT_INTERNAL = 70 };

/* The daemon takes no longer hook body, and no longer request head than this. */
enum { BODY_LIMIT = 16 << 20, HEAD_LIMIT = 8000, VALUE_LIMIT = 4096 };
/* What a stdio end says beside the usual facts: a command line and its environment. */
enum { LINES_LIMIT = 20000 };

/* ---- text.c: strings of a fixed capacity ---- */

/* What does not fit is left out whole and remembered in `full`. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
    bool full;
};

struct span {
    const char *bytes;
    size_t length;
};

#define TEXT(array) {(array), 0, sizeof(array), false}

void text_add(struct text *text, const char *string);
void text_bytes(struct text *text, const char *bytes, size_t length);
void text_number(struct text *text, int64_t number);
/* Every byte outside 0x21-0x7e, and the percent sign itself, becomes %XX. */
void text_encoded(struct text *text, const char *value);
/* A header with an encoded value; nothing if the value is null, empty or too long for the rest of
 * the head. */
void text_header(struct text *text, const char *name, const char *value);
void text_header_number(struct text *text, const char *name, int64_t value);
/* The string with every byte that a terminal could act upon shown as '?', cut at 400 bytes. */
void text_shown(struct text *text, const char *bytes, size_t length);
/* A JSON string with its quotes, in plain ASCII; null for a null value. */
void text_json(struct text *text, const char *value);
void text_decoded(struct text *text, struct span encoded);
/* Where the word (not empty) begins, null if it is not there. */
const char *span_find(struct span in, const char *word);
/* -1 unless the whole span is a decimal number that is not above the limit. */
int64_t span_number(struct span digits, int64_t limit);

/* ---- machine.c: descriptors and clocks ---- */

int64_t monotonic_ns(void);
int64_t monotonic_ms(void);
int64_t epoch_ms(void);
/* false if it cannot be written; errno says why */
bool write_all(int descriptor, const char *bytes, size_t length);
void complain(struct text *line);
/* What the environment says, null for a variable that is absent or empty. */
const char *environment(const char *name);

/* ---- endpoint.c: where the daemon listens ---- */

struct endpoint {
    const char *file;   /* the endpoint file, null if no home directory is known */
    const char *socket; /* null if the file names none */
    bool autostart;     /* false only where the file says so */
};

void endpoint_read(struct endpoint *endpoint);

/* ---- http.c: one request, one answer ---- */

enum outcome {
    ANSWERED,
    ABSENT,  /* nobody listens there */
    HUNG,    /* somebody listens and does not answer in time */
    BROKEN,  /* the answer stopped in the middle, or is none */
    STOPPED, /* the receiver of the body wants no more */
};

struct request {
    struct span head; /* without the empty line at its end */
    struct span body;
    int connect_ms;
    int64_t answer_ms; /* 0: no limit */
    bool renewed;      /* every byte received gives another answer_ms */
};

struct reply {
    int status; /* 0 while no answer has come */
    int exit_code;
    bool local;
    int64_t waited; /* milliseconds so far with nothing to say: ask once more; 0 for no */
    struct span errors;
    struct span environment;
    struct span early; /* what came behind a 101 */
    bool (*receive)(const char *bytes, size_t length);
};

enum outcome http_call(const char *socket, const struct request *request, struct reply *reply);
/* The same, and the connection stays open: after a 101 it is the caller's to speak on, whatever he
 * likes. -1 where there was none. */
enum outcome http_upgrade(
        const char *socket, const struct request *request, struct reply *reply, int *connection);
void http_start(struct text *head, const char *path, const char *type, size_t body_length);

/* ---- framing.c: where the body of an answer ends ---- */

enum frame { FRAME_CLOSE, FRAME_LENGTH, FRAME_CHUNKED };

struct framing {
    enum frame frame;
    int64_t remaining; /* of the body or of the chunk */
    int step;
    int digits;
};

/* Hands the payload to `receive`. ANSWERED when the body is complete, HUNG when more has to come. */
enum outcome framing_feed(
        struct framing *framing,
        const char *bytes,
        size_t length,
        bool (*receive)(const char *bytes, size_t length));

/* ---- app.c: starting the JVM ---- */

/* Becomes bin/drover-app with these arguments (argv[0] is replaced); returns only if that fails. */
int app_become(char **argv);
/* Starts the app in a session of its own and does not wait for it. */
void app_start_detached(void);

/* Whether this hook asks for a worktree, and so must be answered. */
bool worktree_is_wanted(const char *event, struct span body);

/* Has git make it, prints its path and does not return; else returns the exit code. */
int worktree_make_alone(struct span body);

/* ---- hook.c: what agents hand to us ---- */

/* All that is on standard input. false if it is too long or does not end. */
bool agent_said(struct span *said);
/* Who calls, and from where. */
void add_hook_facts(struct text *head, const char *event, const char *session);

/* ---- chain.c: another command that draws a status line ---- */

/* Starts it by a shell, with these words on its standard input. It ends with us, whatever ends us. */
void chain_start(const char *command, struct span said);
/* All that it says, without line ends at its end; nothing if it takes too long. */
struct span chain_finish(int64_t deadline_ms);

/* ---- process.c: who a process is ---- */

/* Pid and start together are one process and no other. */
struct process {
    pid_t pid;
    pid_t parent;
    uint64_t start;
    char state; /* 'Z': dead, waiting for its parent */
};

/* false if it is gone, or not to be seen */
bool process_read(pid_t pid, struct process *process);
bool process_lives(const struct process *process);
/* false where the numbers that we see are of another namespace than those that we signal */
bool process_table_is_ours(void);
/* A descriptor that is ready to be read once the process has ended; -1 where the system has none. */
int process_watch(const struct process *process);
/* Looks at a watch, or without one at the process itself. */
bool process_has_ended(const struct process *process, int watch);
/* Only to exactly this process: whoever got its number after it is left alone, and never to a group,
 * to everybody, or to the first process, whatever the number. */
void process_signal(const struct process *process, int number);
/* Its program file; false if that is not to be seen. */
bool process_program(pid_t pid, char *path, size_t capacity);

/* ---- tree.c: a process and all that came from it ---- */

/* From now on, what loses its parent below us becomes ours: nothing leaves the tree. */
void tree_own(void);
/* Stops all below the root, asks each to end, leaves first, and lets them go on. */
void tree_ask(pid_t root);
void tree_signal(pid_t root, int number);

/* ---- signals.c: signals as something to wait for ---- */

/* Blocks and catches what is passed on, except what the caller of this program has ignored. */
void signals_catch(void);
/* In a fork of the one who caught them: its own queue, not its parent's. */
void signals_catch_anew(void);
void signals_unblock(void);
/* In a fork, before another program: everything as it was found. */
void signals_give_back(void);
/* Ready to be read when there is a signal. */
int signals_descriptor(void);
/* 0 if there is none; SIGCHLD, or a signal that has not reached the children already */
int signals_next(void);

/* ---- wrap.c, keep.c: a command that runs under our eyes ---- */

struct wrapped {
    char **command;
    const struct process *scope; /* the command ends with it; null if with nobody */
    int scope_watch;
    const char *info; /* a file that tells of us while we live; null if none does */
    bool whole; /* what the command leaves behind ends with it */
};

/* Runs it as if it had been started itself: same streams, terminal, signals and exit code. */
int wrap(const struct wrapped *wrapped);
/* The process between the wrapper and the command.
 * @param wrapper to follow into its end
 * @param outcome pipe for the exit code if there is something left to keep afterwards */
_Noreturn void keep_command(const struct wrapped *wrapped, const struct process *wrapper, int outcome);
void let_go_of_streams(void);
int exit_code_of(int status);

/* ---- lock.c: one holder for a name ---- */

struct lock {
    const char *name;
    const char *workspace; /* its id, null for a lock of the user */
    const char *root;
    const char *program;
};

/* The info file's path once the lock is ours, null if it is another's or not to be had: then
 * `code` is the exit code, and the reason has been said. */
const char *lock_take(const struct lock *lock, bool wait, int *code);

/* ---- workspace.c, sha256.c: which workspace a directory belongs to ---- */

/* Real path of the workspace's root around the working directory. */
const char *workspace_root(void);
void workspace_id(struct text *text, const char *root);
void sha256(const char *bytes, size_t length, uint8_t digest[32]);

/* ---- instance.c: whose child we are ---- */

/* false if no ancestor of ours is an agent's */
bool instance_around(struct process *agent);

/* ---- cli.c: when no daemon does what is wanted ---- */

/* Says so, and where it was looked for; returns the exit code. */
int no_daemon(const struct endpoint *endpoint, enum outcome outcome);
int wrong_daemon(int status);

/* ---- pump.c: our standard streams, carried to the daemon ---- */

/* Asks for the end at this path, with these more lines of the head, and carries bytes until the
 * daemon ends it; returns the exit code. */
int pump(const char *path, struct span lines);

/* ---- the commands ---- */

int hook(int argc, char **argv);
int statusline(int argc, char **argv);
int forward(int argc, char **argv);
/* These take all words, their own included. */
int timed(int argc, char **argv);
int singleton(int argc, char **argv);
int run(int argc, char **argv);
int mcp(int argc, char **argv);
int share(int argc, char **argv);

#endif
