package org.balancetreasure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.statement.upsert.Upsert;
import org.jspecify.annotations.Nullable;

/**
 * What one statement reads and writes, and where it touches rows of customers without saying whose: in each SELECT of a
 * UNION and in each subquery, every table whose rows lie with customers must have the column that says whose equal to a
 * value that is given, or to a column of which that is known.
 */
final class SqlReading {

    final Set<String> reads = new TreeSet<>();
    final Set<String> writes = new TreeSet<>();
    /** Tables of customers, each where it is touched without its customer. */
    final List<String> withoutCustomer = new ArrayList<>();

    /** How a table lies is changed without touching what is in it: no rows of anybody. */
    private static final Pattern ALTERED = Pattern.compile("^ALTER TABLE (\\w+)");

    private final Map<String, org.balancetreasure.testing.Tables.Table> tables;

    SqlReading(String sql, Map<String, org.balancetreasure.testing.Tables.Table> tables) {
        this.tables = tables;
        Matcher altered = ALTERED.matcher(sql);
        if (altered.find()) {
            writes.add(altered.group(1));
            return;
        }
        if (sql.startsWith("SET ")) {
            return;
        }
        try {
            read(CCJSqlParserUtil.parse(sql));
        } catch (JSQLParserException e) {
            throw new IllegalArgumentException("Can't be parsed: " + sql, e);
        }
    }

    /**
     * Tables and conditions side by side.
     *
     * @param only to which alias the condition of an outer join says something
     */
    private record Equality(Expression left, Expression right, @Nullable String only) {}

    private final class Block {

        private final @Nullable Block outer;
        private final Map<String, String> tableOf = new HashMap<>();
        /** Aliases of derived tables, and whether all their rows are of one customer that is given. */
        private final Map<String, Boolean> derived = new HashMap<>();
        private final List<Equality> equalities = new ArrayList<>();
        private final Set<String> bound = new HashSet<>();

        Block(@Nullable Block outer) {
            this.outer = outer;
        }

        void from(@Nullable FromItem item) {
            switch (item) {
                case null -> {
                }
                // What the server keeps about its own tables.
                case Table table when table.getSchemaName() != null -> derived.put(name(table), false);
                case Table table -> {
                    String name = name(table);
                    tableOf.put(table.getAlias() == null ? name : table.getAlias().getName().toLowerCase(), name);
                    reads.add(name);
                }
                case ParenthesedSelect select -> {
                    List<Block> inner = select(select, null);
                    derived.put(select.getAlias().getName().toLowerCase(), inner.stream().anyMatch(Block::hasCustomers)
                            && inner.stream().allMatch(block -> block.unbound().isEmpty()));
                }
                case ParenthesedFromItem several -> {
                    from(several.getFromItem());
                    joins(several.getJoins());
                }
                default -> derived.put(String.valueOf(item.getAlias()).strip().toLowerCase(), false);
            }
        }

        void joins(@Nullable List<Join> joins) {
            for (Join join : joins == null ? List.<Join>of() : joins) {
                Set<String> before = new HashSet<>(tableOf.keySet());
                from(join.getFromItem());
                String joined = tableOf.keySet().stream().filter(alias -> !before.contains(alias)).findFirst()
                        .orElse("");
                join.getOnExpressions().forEach(on -> condition(on, join.isLeft() ? joined : null));
            }
        }

        void condition(@Nullable Expression condition, @Nullable String only) {
            switch (condition) {
                case null -> {
                }
                case AndExpression and -> {
                    condition(and.getLeftExpression(), only);
                    condition(and.getRightExpression(), only);
                }
                case ParenthesedExpressionList<?> list when list.size() == 1 -> condition(list.getFirst(), only);
                case EqualsTo equal -> {
                    equalities.add(new Equality(equal.getLeftExpression(), equal.getRightExpression(), only));
                    look(equal);
                }
                default -> look(condition);
            }
        }

        /** Subqueries in an expression. */
        void look(@Nullable Expression expression) {
            if (expression != null) {
                subqueries.add(expression);
            }
        }

        private final List<Expression> subqueries = new ArrayList<>();

        /** Once all tables and conditions are known. */
        List<Block> finish() {
            boolean more = true;
            while (more) {
                more = false;
                for (Equality equality : equalities) {
                    more |= bind(equality.left(), equality.right(), equality.only())
                            | bind(equality.right(), equality.left(), equality.only());
                }
            }
            tableOf.forEach((alias, table) -> {
                if (unbound().contains(alias)) {
                    withoutCustomer.add(table);
                }
            });
            List<Block> all = new ArrayList<>(List.of(this));
            var visitor = new ExpressionVisitorAdapter<Void>() {
                @Override
                public <S> Void visit(ParenthesedSelect select, S context) {
                    all.addAll(select(select, Block.this));
                    return null;
                }

                @Override
                public <S> Void visit(Select select, S context) {
                    all.addAll(select(select, Block.this));
                    return null;
                }
            };
            subqueries.forEach(expression -> expression.accept(visitor, null));
            return all;
        }

        private boolean bind(Expression column, Expression value, @Nullable String only) {
            if (!(column instanceof Column named) || !isGiven(value)) {
                return false;
            }
            String alias = alias(named);
            return alias != null && (only == null || only.equals(alias))
                    && bound.add(alias + "." + named.getColumnName().toLowerCase());
        }

        /** Whether it is a value from outside, or a column of which that is known. */
        boolean isGiven(Expression value) {
            if (value instanceof JdbcNamedParameter) {
                return true;
            }
            if (!(value instanceof Column column)) {
                return false;
            }
            String alias = alias(column);
            if (alias == null) {
                return outer != null && outer.isGiven(column);
            }
            return derived.getOrDefault(alias, bound.contains(alias + "." + column.getColumnName().toLowerCase()));
        }

        /** Null if it belongs to an outer query, or may belong to several tables. */
        private @Nullable String alias(Column column) {
            if (column.getTable() != null) {
                String alias = column.getTable().getName().toLowerCase();
                return tableOf.containsKey(alias) || derived.containsKey(alias) ? alias : null;
            }
            Set<String> aliases = new HashSet<>(tableOf.keySet());
            aliases.addAll(derived.keySet());
            return aliases.size() == 1 ? aliases.iterator().next() : null;
        }

        boolean hasCustomers() {
            return tableOf.values().stream().anyMatch(table -> key(table) != null);
        }

        Set<String> unbound() {
            Set<String> aliases = new HashSet<>();
            tableOf.forEach((alias, table) -> {
                String key = key(table);
                if (key != null && !bound.contains(alias + "." + key)) {
                    aliases.add(alias);
                }
            });
            return aliases;
        }
    }

    private @Nullable String key(String table) {
        return tables.containsKey(table) ? tables.get(table).key() : null;
    }

    private static String name(Table table) {
        return table.getName().toLowerCase();
    }

    private void read(Statement statement) {
        switch (statement) {
            case Select select -> select(select, null);
            case Insert insert -> insert(insert.getTable(), insert.getColumns(), insert.getSelect());
            case Upsert replace -> insert(replace.getTable(), replace.getColumns(), replace.getSelect());
            case Update update -> update(update);
            case Delete delete -> {
                Block block = new Block(null);
                block.from(delete.getTable());
                block.joins(delete.getJoins());
                block.condition(delete.getWhere(), null);
                block.finish();
                writes.add(name(delete.getTable()));
            }
            default -> throw new IllegalArgumentException("Neither a query nor a change of rows: " + statement);
        }
    }

    private List<Block> select(Select select, @Nullable Block outer) {
        return switch (select) {
            case ParenthesedSelect inner -> select(inner.getSelect(), outer);
            case SetOperationList branches ->
                branches.getSelects().stream().flatMap(branch -> select(branch, outer).stream()).toList();
            case PlainSelect plain -> {
                Block block = new Block(outer);
                block.from(plain.getFromItem());
                block.joins(plain.getJoins());
                block.condition(plain.getWhere(), null);
                plain.getSelectItems().forEach(item -> block.look(item.getExpression()));
                block.look(plain.getHaving());
                yield block.finish();
            }
            case Values values -> {
                Block block = new Block(outer);
                block.look(values.getExpressions());
                yield block.finish();
            }
            default -> throw new IllegalArgumentException("A kind of query that this does not know: " + select);
        };
    }

    private void update(Update update) {
        Block block = new Block(null);
        block.from(update.getTable());
        block.joins(update.getStartJoins());
        block.joins(update.getJoins());
        block.condition(update.getWhere(), null);
        for (UpdateSet set : update.getUpdateSets()) {
            for (Column column : set.getColumns()) {
                String alias = column.getTable() == null ? null : column.getTable().getName().toLowerCase();
                writes.add(alias == null ? name(update.getTable()) : block.tableOf.get(alias));
            }
            set.getValues().forEach(block::look);
        }
        block.finish();
    }

    private void insert(Table into, List<Column> columns, Select source) {
        String table = name(into);
        writes.add(table);
        List<Block> blocks = select(source, null);
        String key = key(table);
        if (key != null && !givesCustomer(columns, key, source, blocks)) {
            withoutCustomer.add(table);
        }
    }

    /** Whether what is inserted as the customer is given, or is taken from rows of a customer that is. */
    private static boolean givesCustomer(List<Column> columns, String key, Select source, List<Block> blocks) {
        int place = columns.stream().map(column -> column.getColumnName().toLowerCase()).toList()
                .indexOf(key);
        if (place < 0) {
            return false;
        }
        if (source instanceof Values values) {
            return rows(values).stream().allMatch(row -> row.get(place) instanceof JdbcNamedParameter);
        }
        if (source instanceof PlainSelect plain) {
            SelectItem<?> item = plain.getSelectItems().get(place);
            return blocks.getFirst().isGiven(item.getExpression());
        }
        return false;
    }

    private static List<List<? extends Expression>> rows(Values values) {
        List<List<? extends Expression>> rows = new ArrayList<>();
        for (Expression row : values.getExpressions()) {
            if (row instanceof ExpressionList<?> cells) {
                rows.add(cells);
            }
        }
        return rows.isEmpty() ? List.of(values.getExpressions()) : rows;
    }
}
