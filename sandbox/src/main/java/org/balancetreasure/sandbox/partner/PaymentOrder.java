package org.balancetreasure.sandbox.partner;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulated bank pays for somebody who is not the platform: transfer agents, the operator's payment system. A
 * file of orders lies in {@code <exchange directory>/<bank>/orders} and is named {@code *.csv}.
 *
 * @param day when it is executed, or the first working day after it
 * @param debtor account number, or {@link #OUTSIDE}
 * @param creditor account number, or {@link #OUTSIDE}
 * @param cents more than zero
 * @param endToEndId by which both sides know it
 */
public record PaymentOrder(LocalDate day, String debtor, String creditor, long cents, String endToEndId,
        String text) {

    /** Everybody whose account no bank of the sandbox keeps. */
    public static final String OUTSIDE = "outside";

    private static final String HEAD = "day,debtor account,creditor account,amount,end-to-end id,text";
    private static final int CELLS = 6;

    public PaymentOrder {
        if (cents <= 0) {
            throw new IllegalArgumentException("A payment of " + cents + " cents: " + endToEndId);
        }
        if ((debtor + creditor + endToEndId + text).matches("(?s).*[,\\n\\r].*")) {
            throw new IllegalArgumentException("A comma or a line's end in a cell of " + endToEndId);
        }
    }

    /** A file that stands is never written again. */
    public static void write(Path file, List<PaymentOrder> orders) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(HEAD));
        for (PaymentOrder order : orders) {
            lines.add(String.join(",", order.day.toString(), order.debtor, order.creditor,
                    BigDecimal.valueOf(order.cents, 2).toPlainString(), order.endToEndId, order.text));
        }
        Whole.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static List<PaymentOrder> read(Path file) throws IOException {
        List<PaymentOrder> orders = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            if (cells.length != CELLS) {
                throw new IllegalArgumentException(file + " has a line that is no order: " + line);
            }
            orders.add(new PaymentOrder(LocalDate.parse(cells[0]), cells[1], cells[2],
                    new BigDecimal(cells[3]).movePointRight(2).longValueExact(), cells[4], cells[5]));
        }
        return orders;
    }
}
