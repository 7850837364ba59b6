/* Whose child are we? The daemon knows best; without one, the nearest ancestor that runs what an
 * agent's installer has put there. Never a name alone. */
#include "drover.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CONNECT_MS = 1000, ANSWER_MS = 3000, MOST_ANCESTORS = 64 };

static const char *const PROGRAMS[] = {
    "/claude/versions/", "/.claude/local/", "/@anthropic-ai/claude-code", "/claude-code/",
    "/@openai/codex",    "/.opencode/bin/", "/opencode-ai/",              NULL};

static const char *const SCRIPTS[] = {
    "/@anthropic-ai/claude-code", "/claude-code/cli.", "/@openai/codex/",  "/@google/gemini-cli/",
    "/@github/copilot/",          "/@qwen-code/",      "/opencode-ai/",    NULL};

static struct process ancestors[MOST_ANCESTORS];
static char answer_bytes[16 << 10];
static struct text answer = TEXT(answer_bytes);

static bool keep_answer(const char *bytes, size_t length) {
    text_bytes(&answer, bytes, length);
    return !answer.full;
}

/* @param words each ends with a NUL
 * @return false unless the daemon says it, in `answer` */
static bool ask(const struct endpoint *endpoint, struct span words) {
    static char head_bytes[HEAD_LIMIT];
    static char directory[VALUE_LIMIT];
    struct text head = TEXT(head_bytes);
    http_start(&head, "/v1/cli", "application/octet-stream", words.length);
    text_header_number(&head, "Drover-Pid", getpid());
    text_header(&head, "Drover-Cwd", getcwd(directory, sizeof directory));
    text_header(&head, "Drover-Terminal", "0");
    const struct request request = {
        .head = {head.bytes, head.length},
        .body = words,
        .connect_ms = CONNECT_MS,
        .answer_ms = ANSWER_MS,
    };
    struct reply reply = {.receive = keep_answer};
    answer = (struct text){answer_bytes, 0, sizeof answer_bytes - 1, false};
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    const enum outcome outcome = http_call(endpoint->socket, &request, &reply);
    signal(SIGPIPE, before);
    answer_bytes[answer.length] = 0;
    return outcome == ANSWERED && reply.status == 200 && !reply.local && reply.exit_code == 0;
}

static const struct process *ancestor(int64_t pid, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ancestors[i].pid == pid) return &ancestors[i];
    }
    return NULL;
}

/* Whatever the daemon says, only an ancestor of ours is believed to be our instance. */
static const struct process *told_by_the_daemon(size_t count) {
    static const char get[] = "id\0--get";
    static char show_bytes[128];
    struct text show = TEXT(show_bytes);
    struct endpoint endpoint;
    endpoint_read(&endpoint);
    if (endpoint.socket == NULL || !ask(&endpoint, (struct span){get, sizeof get})) return NULL;
    const size_t length = strcspn(answer_bytes, "\r\n");
    text_bytes(&show, "instances\0show\0", 15);
    text_bytes(&show, answer_bytes, length);
    text_bytes(&show, "\0--json", 8);
    if (length == 0 || show.full || !ask(&endpoint, (struct span){show.bytes, show.length})) return NULL;
    const char *at = strstr(answer_bytes, "\"pid\"");
    if (at == NULL) return NULL;
    at += 5 + strspn(at + 5, " :\t\r\n");
    return ancestor(strtol(at, NULL, 10), count);
}

static bool holds_one_of(const char *text, const char *const *parts) {
    for (; *parts != NULL; parts++) {
        if (strstr(text, *parts) != NULL) return true;
    }
    return false;
}

static bool runs_script(pid_t pid) {
#ifdef __linux__
    static char words[4096];
    char path_bytes[64];
    struct text path = TEXT(path_bytes);
    text_add(&path, "/proc/");
    text_number(&path, pid);
    text_add(&path, "/cmdline");
    text_bytes(&path, "", 1);
    const int file = open(path_bytes, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t length = read(file, words, sizeof words - 1);
    close(file);
    if (length <= 0) return false;
    words[length] = 0;
    /* The script is the first word after the runtime that is no option. */
    const char *word = words + strlen(words) + 1;
    while (word < words + length && *word == '-') word += strlen(word) + 1;
    return word < words + length && holds_one_of(word, SCRIPTS);
#else
    (void)pid;
    return false;
#endif
}

static bool is_agent(pid_t pid) {
    static const char *const runtimes[] = {"/node", "/nodejs", "/bun", "/deno", NULL};
    static char program[VALUE_LIMIT];
    if (!process_program(pid, program, sizeof program)) return false;
    if (holds_one_of(program, PROGRAMS)) return true;
    const char *name = strrchr(program, '/');
    for (const char *const *runtime = runtimes; name != NULL && *runtime != NULL; runtime++) {
        const size_t length = strlen(*runtime);
        const bool whole = strncmp(name, *runtime, length) == 0
                && (name[length] == 0 || name[length] == ' ');
        if (whole && runs_script(pid)) return true;
    }
    return false;
}

bool instance_around(struct process *agent) {
    struct process at = {.parent = getppid()};
    size_t count = 0;
    while (count < MOST_ANCESTORS && at.parent > 1 && process_read(at.parent, &at)) {
        ancestors[count++] = at;
    }
    const struct process *found = told_by_the_daemon(count);
    const char *told = environment("CLAUDE_PID");
    if (found == NULL && told != NULL) {
        found = ancestor(span_number((struct span){told, strlen(told)}, 0x7fffffff), count);
    }
    for (size_t i = 0; found == NULL && i < count; i++) {
        if (is_agent(ancestors[i].pid)) found = &ancestors[i];
    }
    if (found == NULL) return false;
    *agent = *found;
    return true;
}
