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

enum { EXIT_NO_DAEMON = 69, EXIT_INTERNAL = 70 };

/* The daemon takes no longer hook body, and no longer request head than this. */
enum { BODY_LIMIT = 16 << 20, HEAD_LIMIT = 8000, VALUE_LIMIT = 4096 };

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
void text_decoded(struct text *text, struct span encoded);
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
    struct span errors;
    struct span environment;
    bool (*receive)(const char *bytes, size_t length);
};

enum outcome http_call(const char *socket, const struct request *request, struct reply *reply);
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

/* ---- the commands ---- */

int hook(int argc, char **argv);
int statusline(int argc, char **argv);
int forward(int argc, char **argv);

#endif
