#include "drover.h"

#include <string.h>

static const char HEX[] = "0123456789ABCDEF";

void text_bytes(struct text *text, const char *bytes, size_t length) {
    if (length > text->capacity - text->length) {
        text->full = true;
        return;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

void text_add(struct text *text, const char *string) {
    text_bytes(text, string, strlen(string));
}

void text_number(struct text *text, int64_t number) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) digits[--at] = '-';
    text_bytes(text, digits + at, sizeof digits - at);
}

void text_encoded(struct text *text, const char *value) {
    for (const unsigned char *at = (const unsigned char *)value; *at != 0; at++) {
        if (*at > 0x20 && *at < 0x7f && *at != '%') {
            text_bytes(text, (const char *)at, 1);
        } else {
            const char escape[3] = {'%', HEX[*at >> 4], HEX[*at & 15]};
            text_bytes(text, escape, sizeof escape);
        }
    }
}

static void end_header(struct text *text, size_t start, size_t value, bool full_before) {
    text_add(text, "\r\n");
    if (text->full || text->length - value > VALUE_LIMIT) {
        text->length = start;
        text->full = full_before;
    }
}

void text_header(struct text *text, const char *name, const char *value) {
    if (value == NULL || *value == 0) return;
    const size_t start = text->length;
    const bool full_before = text->full;
    text->full = false;
    text_add(text, name);
    text_add(text, ": ");
    const size_t at = text->length;
    text_encoded(text, value);
    end_header(text, start, at, full_before);
}

void text_header_number(struct text *text, const char *name, int64_t value) {
    char digits[24];
    struct text number = TEXT(digits);
    text_number(&number, value);
    text_bytes(&number, "", 1);
    text_header(text, name, digits);
}

void text_shown(struct text *text, const char *bytes, size_t length) {
    for (size_t i = 0; i < length && i < 400; i++) {
        const bool plain = bytes[i] >= 0x20 && bytes[i] < 0x7f;
        text_bytes(text, plain ? bytes + i : "?", 1);
    }
}

/* One UTF-8 sequence; what is none counts as one strange character. */
static size_t next_character(const unsigned char *at, uint32_t *character) {
    const size_t more = *at < 0x80 ? 0 : *at < 0xc2 ? 4 : *at < 0xe0 ? 1 : *at < 0xf0 ? 2 : *at < 0xf5 ? 3 : 4;
    *character = more == 0 ? *at : more < 4 ? *at & (0x3fu >> more) : 0xfffd;
    for (size_t i = 1; more < 4 && i <= more; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            *character = 0xfffd;
            return 1;
        }
        *character = *character << 6 | (at[i] & 0x3fu);
    }
    const bool overlong = (more == 2 && *character < 0x800) || (more == 3 && *character < 0x10000);
    if (overlong || *character > 0x10ffff || (*character & ~0x7ffu) == 0xd800) *character = 0xfffd;
    return more == 4 ? 1 : more + 1;
}

static void json_unit(struct text *text, uint32_t unit) {
    char escape[6] = {'\\', 'u'};
    for (int i = 0; i < 4; i++) escape[2 + i] = HEX[unit >> (12 - 4 * i) & 15];
    text_bytes(text, escape, sizeof escape);
}

void text_json(struct text *text, const char *value) {
    if (value == NULL) {
        text_add(text, "null");
        return;
    }
    text_add(text, "\"");
    for (const unsigned char *at = (const unsigned char *)value; *at != 0;) {
        uint32_t character;
        at += next_character(at, &character);
        if (character >= 0x10000) {
            json_unit(text, 0xd800 + ((character - 0x10000) >> 10));
            json_unit(text, 0xdc00 + (character & 0x3ff));
        } else if (character < 0x20 || character > 0x7e || character == '"' || character == '\\') {
            json_unit(text, character);
        } else {
            const char plain = (char)character;
            text_bytes(text, &plain, 1);
        }
    }
    text_add(text, "\"");
}

static int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

void text_decoded(struct text *text, struct span encoded) {
    for (size_t i = 0; i < encoded.length; i++) {
        char byte = encoded.bytes[i];
        if (byte == '%' && i + 2 < encoded.length) {
            const int high = hex_value(encoded.bytes[i + 1]);
            const int low = hex_value(encoded.bytes[i + 2]);
            if (high >= 0 && low >= 0) {
                byte = (char)(high * 16 + low);
                i += 2;
            }
        }
        text_bytes(text, &byte, 1);
    }
}

/* Not memmem(): for a longer word that one fills a table first, on a page of its own. */
const char *span_find(struct span in, const char *word) {
    const size_t length = strlen(word);
    const char *at = in.bytes, *end = in.bytes + in.length;
    while ((size_t)(end - at) >= length) {
        at = memchr(at, *word, (size_t)(end - at) - length + 1);
        if (at == NULL) return NULL;
        if (memcmp(at, word, length) == 0) return at;
        at++;
    }
    return NULL;
}

int64_t span_number(struct span digits, int64_t limit) {
    int64_t number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        const int digit = digits.bytes[i] - '0';
        if (digit < 0 || digit > 9 || number > (limit - digit) / 10) return -1;
        number = number * 10 + digit;
    }
    return digits.length == 0 ? -1 : number;
}
