package dev.drover.core.usage;

/// What a segment says.
///
/// @param text as long as there is room
/// @param brief the same in few columns
record Words(String text, String brief, Tint tint) {
    static Words of(String text, Tint tint) {
        return new Words(text, text, tint);
    }
}
