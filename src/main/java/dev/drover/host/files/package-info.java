/// Files that others write while we read them: lines that were appended, and who says that there
/// are any.
///
/// **Responsibility:** to read what is new and nothing twice, whatever happens to the file in
/// between, and never to wait for anything that is no plain file. It does not know what the lines
/// mean.
///
/// **May use:** `java.base` (floor 2).
///
/// **Decision:** the ends of lines are found by libc's `memchr` (FFM), because the daemon's quick
/// compiler makes a loop over bytes five times as slow, and a first look meets gigabytes. The
/// system tells of changes, so that watching costs nothing.
@NullMarked
package dev.drover.host.files;

import org.jspecify.annotations.NullMarked;
