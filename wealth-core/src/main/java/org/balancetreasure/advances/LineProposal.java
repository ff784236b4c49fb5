package org.balancetreasure.advances;

import java.util.Map;
import org.balancetreasure.advances.AdvanceLines.Terms;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.approvals.Approval.Kind;
import org.balancetreasure.money.Money;

/** A change of an advance line that makes room, or decides whose money is used first: it needs a second person. */
public sealed interface LineProposal {

    /** The bank has granted a line. Its number is given when that is approved. */
    record Setup(Terms terms) implements LineProposal {}

    /** The bank grants another amount. */
    record Grant(int lineId, Money granted) implements LineProposal {}

    /** A suspended line advances again. */
    record Resumption(int lineId) implements LineProposal {}

    /** Among the lines of a fund, the lowest priority is used first. */
    record Priority(int lineId, int priority) implements LineProposal {}

    /** What was proposed. */
    static LineProposal of(Approval approval) {
        return switch (approval.kind()) {
            case LINE_SETUP -> new Setup(new Terms(0, number(approval, "bankId"), approval.figure("fundCode"),
                    number(approval, "priority"), Money.of(approval.figure("granted")),
                    Money.of(approval.figure("warningAt")), number(approval, "slots"),
                    Boolean.parseBoolean(approval.figure("takeIncome")), approval.figure("licenceType"),
                    approval.figure("licenceNo")));
            case LINE_GRANT -> new Grant(number(approval, "lineId"), Money.of(approval.figure("granted")));
            case LINE_RESUMPTION -> new Resumption(number(approval, "lineId"));
            case LINE_PRIORITY -> new Priority(number(approval, "lineId"), number(approval, "priority"));
            default -> throw new IllegalArgumentException("About no line: " + approval);
        };
    }

    private static int number(Approval approval, String name) {
        return Integer.parseInt(approval.figure(name));
    }

    /** As it is shown to whoever decides. */
    default Map<String, String> content() {
        return switch (this) {
            case Setup(Terms terms) -> Map.of("bankId", Integer.toString(terms.bankId()), "fundCode", terms.fundCode(),
                    "priority", Integer.toString(terms.priority()), "granted", terms.granted().toString(),
                    "warningAt", terms.warningAt().toString(), "slots", Integer.toString(terms.slots()),
                    "takeIncome", Boolean.toString(terms.takeIncome()), "licenceType", terms.certificateType(),
                    "licenceNo", terms.certificateNo());
            case Grant(int lineId, Money granted) ->
                Map.of("lineId", Integer.toString(lineId), "granted", granted.toString());
            case Resumption(int lineId) -> Map.of("lineId", Integer.toString(lineId));
            case Priority(int lineId, int priority) ->
                Map.of("lineId", Integer.toString(lineId), "priority", Integer.toString(priority));
        };
    }

    default Kind kind() {
        return switch (this) {
            case Setup _ -> Kind.LINE_SETUP;
            case Grant _ -> Kind.LINE_GRANT;
            case Resumption _ -> Kind.LINE_RESUMPTION;
            case Priority _ -> Kind.LINE_PRIORITY;
        };
    }

    /** The line's number; of a new one its fund and bank. */
    default String subject() {
        return switch (this) {
            case Setup(Terms terms) -> terms.fundCode() + " " + terms.bankId();
            case Grant(int lineId, Money _) -> Integer.toString(lineId);
            case Resumption(int lineId) -> Integer.toString(lineId);
            case Priority(int lineId, int _) -> Integer.toString(lineId);
        };
    }
}
