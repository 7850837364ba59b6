package dev.drover.model.usage;

/// How far a transcript was read, and what it takes to go on from there. Kept with what was read of
/// it, in one transaction, so that nothing is read twice and nothing is left out.
///
/// @param path of the file, absolute
/// @param identity which file it was that had this path: another one is read from its start
/// @param offset bytes that were read; a line that was not whole then is not among them
/// @param memory what the lines before have said that those to come rely on, in the words of the
/// agent's format; empty if there is nothing
public record FilePosition(String path, String identity, long offset, String memory) {}
