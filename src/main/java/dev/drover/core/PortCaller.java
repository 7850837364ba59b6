package dev.drover.core;

import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Who asks for something about leases. Who is neither an instance nor surely a person, such as a
/// script over TCP, has what people have leased, and nothing of instances.
///
/// @param instance the instance that the caller belongs to, null for none
/// @param person may decide for others: somebody at this machine who is no agent
public record PortCaller(@Nullable InstanceId instance, boolean person) {
    public static final PortCaller PERSON = new PortCaller(null, true);

    boolean mayRelease(PortLease lease) {
        return person || Objects.equals(instance, lease.holder());
    }
}
