package org.balancetreasure.income;

import java.util.StringJoiner;
import org.apache.ibatis.annotations.Param;

/**
 * The statements over a range of holders. Each is the same sentence with another source of the base or another
 * arithmetic; values are bound, never written into the text. DIV and MOD cut toward zero on both servers, and MOD has
 * the sign of the income, so a negative day is the mirror of its absolute value. Public only because MyBatis calls it.
 */
public final class HolderSql {

    private static final String RANGE_OF_ENTRIES = "fund_id = #{s.fundId} AND income_date = #{s.day}"
            + " AND holder_id BETWEEN #{s.lower} AND #{s.upper}";

    private HolderSql() {}

    /**
     * Per bucket of remainders: holders, their bases, and the sum of their incomes cut to the cent. With integers both
     * servers refuse it when a product leaves 64 bits.
     */
    public static String histogram(@Param("s") HolderRange s) {
        String bucket = s.bucketWidth() == 0 ? "0" : "(" + remainder(s, "base") + " DIV #{s.bucketWidth})";
        return "SELECT " + bucket + " AS bucket, COUNT(*) AS holders, SUM(base) AS base_sum,"
                + " MAX(ABS(base)) AS largest_base, SUM(" + cut(s, "base") + ") AS cut_sum FROM (" + bases(s)
                + ") h WHERE base <> 0" + (s.bucketWidth() == 0 ? " HAVING COUNT(*) > 0" : " GROUP BY bucket");
    }

    /** The second look into one bucket: how many holders have each remainder from {@code least} to {@code most}. */
    public static String remainders(@Param("s") HolderRange s, @Param("least") long least, @Param("most") long most) {
        return "SELECT " + remainder(s, "base") + " AS remainder, COUNT(*) AS holders FROM (" + bases(s)
                + ") h WHERE base <> 0 AND " + remainder(s, "base")
                + " BETWEEN #{least} AND #{most} GROUP BY remainder";
    }

    /** The holder at a place, from 0, among those with one remainder. */
    public static String holderAt(@Param("s") HolderRange s, @Param("remainder") long remainder,
            @Param("place") long place) {
        return "SELECT owner_id FROM (" + bases(s) + ") h WHERE base <> 0 AND " + remainder(s, "base")
                + " = #{remainder} ORDER BY owner_id LIMIT 1 OFFSET #{place}";
    }

    /** One entry for each holder with a base. */
    public static String insertEntries(@Param("s") HolderRange s) {
        return """
                INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
                SELECT #{s.fundId}, #{s.day}, owner_id, #{s.sequence}, base, %s
                FROM (%s) h
                WHERE base <> 0
                """.formatted(income(s, "base"), bases(s));
    }

    /** One entry for each holder of the posting: the income by the new rate less what was posted for the day so far. */
    public static String insertDifferences(@Param("s") HolderRange s) {
        return """
                INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
                SELECT #{s.fundId}, #{s.day}, owner_id, #{s.sequence}, base, %s - posted
                FROM (
                  SELECT holder_id AS owner_id, MAX(base) AS base, CAST(SUM(income) AS SIGNED) AS posted
                  FROM income_entry
                  WHERE %s AND sequence < #{s.sequence}
                  GROUP BY holder_id
                ) h
                """.formatted(income(s, "base"), RANGE_OF_ENTRIES);
    }

    /** By the same expression as the entries: half the time of joining them. Only where nothing moves after the day. */
    public static String addToBalances(@Param("s") HolderRange s) {
        return """
                UPDATE account SET balance = balance + %s
                WHERE asset_id = #{s.fundId} AND purpose = 'UNITS' AND owner_id BETWEEN #{s.lower} AND #{s.upper}
                  AND balance <> 0
                """.formatted(income(s, "balance"));
    }

    private static String bases(HolderRange s) {
        return switch (s.base()) {
            case BALANCE -> """
                    SELECT owner_id, balance AS base FROM account
                    WHERE asset_id = #{s.fundId} AND purpose = 'UNITS' AND owner_id BETWEEN #{s.lower} AND #{s.upper}
                    """;
            case BALANCE_LESS_DATES -> balanceLess("IN (" + dates(s) + ")");
            case BALANCE_LESS_LATER -> balanceLess("> #{s.day}");
            case BANK -> bankBases(s);
            case ENTRY -> "SELECT holder_id AS owner_id, base FROM income_entry WHERE " + RANGE_OF_ENTRIES
                    + " AND sequence = 0";
        };
    }

    private static String balanceLess(String effectiveDates) {
        return """
                SELECT a.owner_id, a.balance - COALESCE(m.moved, 0) AS base
                FROM account a
                LEFT JOIN (
                  SELECT owner_id, CAST(SUM(amount) AS SIGNED) AS moved
                  FROM (
                    SELECT credit_owner AS owner_id, amount FROM transfer
                    WHERE asset_id = #{s.fundId} AND credit_purpose = 'UNITS' AND effective_date %1$s
                      AND credit_owner BETWEEN #{s.lower} AND #{s.upper}
                    UNION ALL
                    SELECT debit_owner, -amount FROM transfer
                    WHERE asset_id = #{s.fundId} AND debit_purpose = 'UNITS' AND effective_date %1$s
                      AND debit_owner BETWEEN #{s.lower} AND #{s.upper}
                  ) sides
                  GROUP BY owner_id
                ) m ON m.owner_id = a.owner_id
                WHERE a.asset_id = #{s.fundId} AND a.purpose = 'UNITS' AND a.owner_id BETWEEN #{s.lower} AND #{s.upper}
                """.formatted(effectiveDates);
    }

    /** What stood at the end of the last posting, and what moved since. */
    private static String bankBases(HolderRange s) {
        return """
                SELECT owner_id, CAST(SUM(amount) AS SIGNED) AS base
                FROM (
                  SELECT owner_id, balance AS amount FROM account
                  WHERE asset_id = #{s.fundId} AND purpose = 'UNITS' AND owner_id BETWEEN #{s.lower} AND #{s.upper}
                  UNION ALL
                  SELECT credit_owner, SUM(amount) FROM transfer
                  WHERE asset_id = #{s.fundId} AND credit_purpose = 'UNITS' AND effective_date %1$s
                    AND credit_owner BETWEEN #{s.lower} AND #{s.upper}
                  GROUP BY credit_owner
                  UNION ALL
                  SELECT debit_owner, -SUM(amount) FROM transfer
                  WHERE asset_id = #{s.fundId} AND debit_purpose = 'UNITS' AND effective_date %1$s
                    AND debit_owner BETWEEN #{s.lower} AND #{s.upper}
                  GROUP BY debit_owner
                ) sides
                GROUP BY owner_id
                """.formatted(s.movesOnOneDay() ? "= #{s.day}" : "> #{s.standsThrough} AND effective_date <= #{s.day}");
    }

    private static String dates(HolderRange s) {
        StringJoiner list = new StringJoiner(", ");
        for (int i = 0; i < s.laterDates().size(); i++) {
            list.add("#{s.laterDates[" + i + "]}");
        }
        return list.toString();
    }

    private static String product(HolderRange s, String base) {
        return s.wide() ? "(CAST(" + base + " AS DECIMAL(20, 0)) * #{s.num})" : "(" + base + " * #{s.num})";
    }

    private static String cut(HolderRange s, String base) {
        return "(" + product(s, base) + " DIV #{s.den})";
    }

    private static String remainder(HolderRange s, String base) {
        String remainder = "(" + product(s, base) + " MOD #{s.den})";
        return s.wide() ? "CAST(" + remainder + " AS SIGNED)" : remainder;
    }

    /**
     * The cut, and a cent for those beyond the threshold: adding what the remainder lacks of a whole cent there makes
     * the division itself give it, so that a row is multiplied and divided once. Only a product in the direction of the
     * threshold has such a remainder; of the others, the cut stays.
     */
    private static String income(HolderRange s, String base) {
        Threshold threshold = s.threshold();
        if (threshold == null) {
            return cut(s, base);
        }
        boolean up = threshold.remainder() > 0;
        String inDirection = base + (up == s.num() > 0 ? " > 0" : " < 0");
        // Nearly every range lies on one side of the threshold's holder, where all rows are alike.
        String tiedButLater = !s.holdsThreshold() ? "" : (up ? " - " : " + ") + "(owner_id > #{s.threshold.holder})";
        return "((" + product(s, base) + " + IF(" + inDirection + ", #{s.lackingAtThreshold}" + tiedButLater
                + ", 0)) DIV #{s.den})";
    }
}
