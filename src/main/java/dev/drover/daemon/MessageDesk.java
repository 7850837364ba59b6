package dev.drover.daemon;

import dev.drover.host.ProcessTable;
import dev.drover.ipc.MessageApi;
import dev.drover.model.Party;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Messages on behalf of one caller.
///
/// @param party who that is, as it was found out
/// @param callerPid 0 if unknown, and for the application itself
record MessageDesk(Messages messages, ProcessTable processes, Party party, long callerPid)
        implements MessageApi {
    @Override
    public List<MessageView> list(@Nullable String namespace) {
        return messages.list(party, namespace);
    }

    @Override
    public MessageReceipt send(MessageAsk ask) {
        return messages.send(party, ask);
    }

    @Override
    public List<MessageView> receive(MessageWait wait) {
        try {
            return messages.receive(party, wait, isThere());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Who was killed while it waited must not be given what another could read.
    private BooleanSupplier isThere() {
        ProcessKey caller =
                callerPid <= 0
                        ? null
                        : processes.lineage(callerPid).stream().findFirst().orElse(null);
        return caller == null
                ? () -> true
                : () -> processes.presence(caller) != ProcessTable.Presence.GONE;
    }

    @Override
    public int read(List<String> ids) {
        return messages.read(party, ids);
    }
}
