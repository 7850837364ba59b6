package dev.drover.core.process;

import dev.drover.model.Instance;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

/// Where one process stands among the others: all that its class depends on.
///
/// @param self it is Drover
/// @param aboveSelf Drover runs below it
/// @param ourUser it belongs to the user Drover runs as
/// @param instance the session whose process it is, null if it is none
/// @param above the nearest session above it, null if there is none
/// @param belowInstance a session's process runs below it
/// @param seesAllAbove nothing of its ancestry is hidden
/// @param reparented its parent is pid 1 or the user's service manager
/// @param otherTerminal a terminal in or below it that is not the one it was started from; null if
/// there is none
/// @param known what it was recognised as, by itself or as part of what stands above it
/// @param part whether that stands above it
/// @param extra in words, what makes it one too many; null if it is not
/// @param owned as it is remembered; null if it was never seen below an instance
/// @param owner the instance that it is remembered for; null if that was forgotten
/// @param ownerLives that instance has not ended, or its process still runs
/// @param parent what was decided about its parent in the tree; null at the top
record Standing(
        ProcessFacts facts,
        ProcessTraits traits,
        boolean self,
        boolean aboveSelf,
        boolean ourUser,
        @Nullable Instance instance,
        @Nullable Instance above,
        boolean belowInstance,
        boolean seesAllAbove,
        boolean reparented,
        @Nullable String otherTerminal,
        @Nullable KnownProcess known,
        boolean part,
        @Nullable String extra,
        @Nullable OwnedProcess owned,
        @Nullable Instance owner,
        boolean ownerLives,
        @Nullable Verdict parent) {}
