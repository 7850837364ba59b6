#include "drover.h"

enum { SIZE, EXTENSION, DATA, DATA_END, TRAILER_START, TRAILER };

static int hex_digit(char byte) {
    if (byte >= '0' && byte <= '9') return byte - '0';
    byte |= 0x20;
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static enum outcome size_byte(struct framing *framing, char byte) {
    const int digit = hex_digit(byte);
    if (digit >= 0 && framing->digits < 12) {
        framing->remaining = framing->remaining * 16 + digit;
        framing->digits++;
        return HUNG;
    }
    if (framing->digits == 0 || digit >= 0) return BROKEN;
    if (byte == '\n') {
        framing->step = framing->remaining == 0 ? TRAILER_START : DATA;
    } else if (byte == '\r' || byte == ';' || byte == ' ') {
        framing->step = EXTENSION;
    } else {
        return BROKEN;
    }
    return HUNG;
}

/* One byte of what lies between the chunks. */
static enum outcome control_byte(struct framing *framing, char byte) {
    switch (framing->step) {
        case SIZE:
            return size_byte(framing, byte);
        case EXTENSION:
            if (byte == '\n') framing->step = framing->remaining == 0 ? TRAILER_START : DATA;
            return HUNG;
        case DATA_END:
            if (byte == '\n') {
                framing->step = SIZE;
                framing->digits = 0;
            } else if (byte != '\r') {
                return BROKEN;
            }
            return HUNG;
        case TRAILER_START:
            if (byte == '\n') return ANSWERED;
            if (byte != '\r') framing->step = TRAILER;
            return HUNG;
        default:
            if (byte == '\n') framing->step = TRAILER_START;
            return HUNG;
    }
}

enum outcome framing_feed(
        struct framing *framing,
        const char *bytes,
        size_t length,
        bool (*receive)(const char *bytes, size_t length)) {
    if (framing->frame == FRAME_CLOSE) {
        return length == 0 || receive(bytes, length) ? HUNG : STOPPED;
    }
    if (framing->frame == FRAME_LENGTH) framing->step = DATA;
    size_t at = 0;
    while (at < length) {
        if (framing->step != DATA) {
            const enum outcome outcome = control_byte(framing, bytes[at++]);
            if (outcome != HUNG) return outcome;
            continue;
        }
        size_t part = length - at;
        if ((int64_t)part > framing->remaining) part = (size_t)framing->remaining;
        if (part > 0 && !receive(bytes + at, part)) return STOPPED;
        at += part;
        framing->remaining -= (int64_t)part;
        if (framing->remaining > 0) continue;
        if (framing->frame == FRAME_LENGTH) return ANSWERED;
        framing->step = DATA_END;
    }
    return framing->frame == FRAME_LENGTH && framing->remaining == 0 ? ANSWERED : HUNG;
}
