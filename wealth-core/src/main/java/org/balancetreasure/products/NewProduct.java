package org.balancetreasure.products;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.approvals.Approval;

/**
 * A product that one person proposes and another approves.
 *
 * @param funds in the order in which they are redeemed
 */
public record NewProduct(String channel, String productCode, String nameZh, String nameEn, Allocation allocation,
        List<Part> funds) {

    /** @param weight as of {@link ProductFund} */
    public record Part(String fundCode, int weight) {

        @Override
        public String toString() {
            return fundCode + ":" + weight;
        }

        private static Part of(String text) {
            int end = text.indexOf(':');
            return new Part(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
        }
    }

    public NewProduct {
        funds = List.copyOf(funds);
    }

    /** Of one, one proposal is open at a time. */
    public String subject() {
        return channel + " " + productCode;
    }

    Map<String, String> content() {
        return new TreeMap<>(Map.of("channel", channel, "productCode", productCode, "nameZh", nameZh, "nameEn", nameEn,
                "allocation", allocation.name(), "funds",
                funds.stream().map(Part::toString).collect(Collectors.joining(" "))));
    }

    static NewProduct of(Approval approval) {
        return new NewProduct(approval.figure("channel"), approval.figure("productCode"), approval.figure("nameZh"),
                approval.figure("nameEn"), Allocation.valueOf(approval.figure("allocation")),
                Stream.of(approval.figure("funds").split(" ")).map(Part::of).toList());
    }
}
