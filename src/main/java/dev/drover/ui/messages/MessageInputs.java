package dev.drover.ui.messages;

import dev.drover.model.view.BranchesView;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of messages asks for and does, as the user.
///
/// @param all those that are kept, in order; at once
/// @param send may wait; throws {@link dev.drover.core.Refused} if it may not be sent
/// @param read the user has read these; may wait
/// @param branches who asked to join whom, and who is in whose way; at once
/// @param answer lets in who asked, or does not; may wait
public record MessageInputs(
        Supplier<List<MessageView>> all,
        Function<MessageAsk, MessageReceipt> send,
        Function<List<String>, Integer> read,
        Supplier<BranchesView> branches,
        BiFunction<String, Boolean, JoinAnswer> answer) {}
