package org.balancetreasure.sandbox.bank;

import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.bankfiles.GroupHeader;
import org.jspecify.annotations.Nullable;

/** A file of instructions. */
final class Message {

    final GroupHeader header;
    final List<Group> groups = new ArrayList<>();
    /** Why nothing of it is done. */
    final @Nullable String refusal;

    Message(GroupHeader header, @Nullable String refusal) {
        this.header = header;
        this.refusal = refusal;
    }
}
