package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReportWriter;
import org.balancetreasure.sandbox.bank.Payment.State;
import org.balancetreasure.sandbox.partner.Deliveries;
import org.balancetreasure.sandbox.partner.Fault.Kind;
import org.jspecify.annotations.Nullable;

/** The status reports (pain.002) of a bank, numbered for each file of instructions. */
final class Reports {

    static final String TYPE = "pain.002";
    private static final int ORIGINAL_MAX = 30;

    private final Deliveries deliveries;
    private final Map<String, Integer> ofMessage = new HashMap<>();

    Reports(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** What a report says instead of what is true. */
    record Lie(Payment payment, StatusCode status) {}

    /** At once when a file has come. */
    void accepted(Message message, LocalDateTime at) throws IOException {
        if (message.refusal != null) {
            write(message, at, StatusCode.RJCT, reasons(message.refusal), _ -> {});
            return;
        }
        boolean allWell = message.groups.stream().noneMatch(group -> group.any(State.REFUSED));
        boolean nothing = message.groups.stream().allMatch(group -> group.all(State.REFUSED));
        write(message, at, allWell ? StatusCode.ACCP : nothing ? StatusCode.RJCT : StatusCode.PART, List.of(), out -> {
            for (Group group : allWell ? List.<Group>of() : message.groups) {
                group(out, group, StatusCode.ACCP, null);
            }
        });
    }

    /** At the end of the day on which groups were executed. */
    void executed(Message message, List<Group> groups, LocalDateTime at, @Nullable Lie lie) throws IOException {
        write(message, at, null, List.of(), out -> {
            for (Group group : groups) {
                group(out, group, StatusCode.ACSC, lie);
            }
        });
    }

    private static void group(StatusReportWriter out, Group group, StatusCode good, @Nullable Lie lie)
            throws IOException {
        Set<StatusCode> said = new TreeSet<>();
        for (Payment payment : group.payments) {
            said.add(status(payment, good, lie));
        }
        out.group(group.info.id(), said.size() == 1 ? said.iterator().next() : StatusCode.PART, List.of());
        if (said.equals(Set.of(good))) {
            return;
        }
        for (Payment payment : group.payments) {
            StatusCode status = status(payment, good, lie);
            out.payment(payment.transfer.instructionId(), payment.transfer.endToEndId(), status,
                    status != StatusCode.RJCT
                            ? List.of()
                            : payment.reasons().isEmpty() ? reasons("MS03") : payment.reasons());
        }
    }

    private static StatusCode status(Payment payment, StatusCode good, @Nullable Lie lie) {
        if (lie != null && lie.payment == payment) {
            return lie.status;
        }
        return payment.is(State.REFUSED) ? StatusCode.RJCT : good;
    }

    private static List<StatusReason> reasons(String code) {
        return List.of(new StatusReason(code, null));
    }

    @FunctionalInterface
    private interface Body {
        void write(StatusReportWriter out) throws IOException;
    }

    private void write(Message message, LocalDateTime at, @Nullable StatusCode status, List<StatusReason> reasons,
            Body body) throws IOException {
        int number = ofMessage.merge(message.header.messageId(), 1, Integer::sum);
        String original = message.header.messageId();
        String id = original.substring(Math.max(0, original.length() - ORIGINAL_MAX)) + "-" + number;
        deliveries.deliver(at.toLocalDate(), TYPE,
                "pain.002_" + message.header.messageId() + "_" + number + ".xml",
                target -> write(target, id, at, message.header, status, reasons, body), kind -> target -> {
                    write(target, id, at.minusDays(kind == Kind.WRONG_DATE ? 1 : 0), wrong(kind, message.header),
                            status, reasons, body);
                    if (kind == Kind.FILE_CHANGED) {
                        Statements.comment(target);
                    }
                });
    }

    private static GroupHeader wrong(Kind kind, GroupHeader header) {
        return kind == Kind.WRONG_COUNT
                ? new GroupHeader(header.messageId(), header.created(), header.initiatingParty(), header.currency(),
                        header.transactions() + 1, header.controlSum())
                : header;
    }

    private static void write(Path target, String id, LocalDateTime at, GroupHeader header, @Nullable StatusCode status,
            List<StatusReason> reasons, Body body) throws IOException {
        try (StatusReportWriter out = StatusReportWriter.create(target, id, at, header, status, reasons)) {
            body.write(out);
            out.commit();
        }
    }
}
