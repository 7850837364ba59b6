package dev.drover.core;

import dev.drover.model.BranchClaim;
import dev.drover.model.InstanceId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Two who get in each other's way on one branch.
public sealed interface BranchConflict {
    /// The claim that was there first.
    BranchClaim claim();

    /// The other one; null for a person.
    @Nullable InstanceId other();

    /// The same conflict has the same key at every look.
    String key();

    /// Two claims meet, and both holders have said that this may be.
    ///
    /// @param later of the one who came later
    /// @param paths where they meet; empty where it is the whole branch
    record Overlap(BranchClaim claim, BranchClaim later, List<String> paths)
            implements BranchConflict {
        public Overlap {
            paths = List.copyOf(paths);
        }

        @Override
        public @Nullable InstanceId other() {
            return later.holder();
        }

        @Override
        public String key() {
            return "overlap/" + claim.id() + "/" + later.id();
        }
    }

    /// An instance is on a branch that another holds for itself.
    record Trespass(BranchClaim claim, InstanceId instance) implements BranchConflict {
        @Override
        public InstanceId other() {
            return instance;
        }

        @Override
        public String key() {
            return "trespass/" + claim.id() + "/" + instance;
        }
    }

    default boolean concerns(BranchClaim one) {
        return one.id().equals(claim().id())
                || (this instanceof Overlap o && o.later().id().equals(one.id()));
    }
}
