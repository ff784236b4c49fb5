package org.balancetreasure.sql;

/** Told how far work on ranges of rows is; called from its workers, so from several threads. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (pass, done, of, rows) -> {
    };

    /** What is done with the rows of all ranges, one pass after the other. */
    enum Pass {
        READ, WRITE
    }

    /**
     * A range is done.
     *
     * @param done ranges that this run has done in this pass
     * @param of ranges that this run has to do in this pass; what an earlier run did is no part of it
     * @param rows rows of the ranges that are done
     */
    void ranges(Pass pass, int done, int of, long rows);

    /** Counts the ranges of a pass for its workers. */
    default Count counting(Pass pass, int of) {
        return new Count(this, pass, of);
    }

    /** The ranges of one pass that are done. */
    final class Count {

        private final Progress told;
        private final Pass pass;
        private final int of;
        private int done;
        private long rows;

        private Count(Progress told, Pass pass, int of) {
            this.told = told;
            this.pass = pass;
            this.of = of;
        }

        /**
         * One more is done.
         *
         * @param rowsOfRange rows that it had
         */
        public synchronized void add(long rowsOfRange) {
            done++;
            rows += rowsOfRange;
            told.ranges(pass, done, of, rows);
        }
    }
}
