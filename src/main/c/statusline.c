/* `drover statusline`: the daemon's line, and that of another command before it. Whatever goes wrong
 * with the one, the other is there. */
#include "drover.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CONNECT_MS = 20, ANSWER_MS = 1000, CHAIN_SECONDS = 5, LINE_LIMIT = 64 << 10 };

static char head_bytes[HEAD_LIMIT];
static char argument_bytes[VALUE_LIMIT];
static char line_bytes[LINE_LIMIT];
static char before_bytes[VALUE_LIMIT];
static struct text line = TEXT(line_bytes);

struct wish {
    struct text arguments; /* for the daemon, each encoded, with spaces between */
    const char *chain;
    const char *join;
    int64_t chain_seconds;
};

static bool keep(const char *bytes, size_t length) {
    text_bytes(&line, bytes, length);
    return !line.full;
}

/* The value of an option that is ours, null if this word is none. */
static const char *own(const char *name, int argc, char **argv, int *i) {
    const size_t length = strlen(name);
    if (strncmp(argv[*i], name, length) != 0) return NULL;
    if (argv[*i][length] == '=') return argv[*i] + length + 1;
    if (argv[*i][length] != 0) return NULL;
    return *i + 1 < argc ? argv[++*i] : "";
}

static struct wish read_words(int argc, char **argv) {
    struct wish wish = {TEXT(argument_bytes), NULL, NULL, CHAIN_SECONDS};
    for (int i = 0; i < argc; i++) {
        const char *value;
        if ((value = own("--chain", argc, argv, &i)) != NULL) {
            wish.chain = *value != 0 ? value : NULL;
        } else if ((value = own("--join", argc, argv, &i)) != NULL) {
            wish.join = *value != 0 ? value : NULL;
        } else if ((value = own("--chain-timeout", argc, argv, &i)) != NULL) {
            const int64_t seconds = span_number((struct span){value, strlen(value)}, 3600);
            if (seconds > 0) wish.chain_seconds = seconds;
        } else {
            if (wish.arguments.length > 0) text_add(&wish.arguments, " ");
            text_encoded(&wish.arguments, argv[i]);
        }
    }
    return wish;
}

static void add_columns(struct text *head) {
    struct winsize size = {0};
    if (environment("COLUMNS") != NULL) {
        text_header(head, "Drover-Columns", environment("COLUMNS"));
    } else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        text_header_number(head, "Drover-Columns", size.ws_col);
    }
}

/* The last line of what stands there already: ours may follow on it. */
static void add_before(struct text *head, struct span before) {
    size_t start = before.length;
    while (start > 0 && before.bytes[start - 1] != '\n') start--;
    if (before.length - start >= sizeof before_bytes) return;
    memcpy(before_bytes, before.bytes + start, before.length - start);
    before_bytes[before.length - start] = 0;
    text_header(head, "Drover-Before", before_bytes);
}

static void ask(const struct wish *wish, struct span said, struct span before) {
    struct endpoint endpoint;
    endpoint_read(&endpoint);
    if (endpoint.socket == NULL || wish->arguments.full) return;
    struct text head = TEXT(head_bytes);
    http_start(&head, "/v1/statusline", "application/json", said.length);
    add_columns(&head);
    text_header(&head, "Drover-Env-NO_COLOR", environment("NO_COLOR"));
    if (wish->arguments.length > 0) {
        text_add(&head, "Drover-Arguments: ");
        text_bytes(&head, wish->arguments.bytes, wish->arguments.length);
        text_add(&head, "\r\n");
    }
    if (wish->join != NULL && before.length > 0) {
        text_header(&head, "Drover-Join", wish->join);
        add_before(&head, before);
    }
    add_hook_facts(&head, NULL, NULL);
    if (head.full) return;
    const struct request request = {
        .head = {head.bytes, head.length},
        .body = said,
        .connect_ms = CONNECT_MS,
        .answer_ms = ANSWER_MS,
    };
    struct reply reply = {.receive = keep};
    const enum outcome outcome = http_call(endpoint.socket, &request, &reply);
    if (outcome != ANSWERED || reply.status != 200) line.length = 0;
}

int statusline(int argc, char **argv) {
    const struct wish wish = read_words(argc, argv);
    struct span said;
    if (!agent_said(&said)) return 0;
    struct span before = {NULL, 0};
    const int64_t deadline = monotonic_ms() + wish.chain_seconds * 1000;
    if (wish.chain != NULL) chain_start(wish.chain, said);
    /* Only what has to fit behind it waits for it. */
    if (wish.chain != NULL && wish.join != NULL) before = chain_finish(deadline);
    ask(&wish, said, before);
    if (wish.chain != NULL && wish.join == NULL) before = chain_finish(deadline);
    write_all(STDOUT_FILENO, before.bytes, before.length);
    const bool joined = wish.join != NULL && line.length > 0;
    if (before.length > 0 && !joined) write_all(STDOUT_FILENO, "\n", 1);
    write_all(STDOUT_FILENO, line.bytes, line.length);
    return 0;
}
