package org.balancetreasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.*;
import org.balancetreasure.testing.*;
import org.junit.jupiter.api.Test;

class StatementRulesTest {
    @Test
    void dump() {
        var tables = Tables.all();
        int n = 0;
        for (var s : MapperStatements.all()) {
            for (String text : s.texts()) {
                n++;
                try {
                    var r = new SqlReading(text, tables);
                    System.out.println("ST " + s.room() + " " + s.name() + " W" + r.writes + " R" + r.reads + " U" + r.withoutCustomer);
                } catch (RuntimeException e) {
                    System.out.println("BAD " + s.name() + " " + e + " " + (e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage()).lines().limit(3).toList()));
                }
            }
        }
        System.out.println("N " + n);
    }
}
