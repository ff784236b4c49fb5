package org.balancetreasure.income;

/** Told how far a posting is; called from its workers, so from several threads. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = (pass, done, total) -> {
    };

    /** What a posting does with the holders, one after the other. */
    enum Pass {
        READ, WRITE
    }

    /** @param total holders to go through; 0 while it is not known */
    void holders(Pass pass, long done, long total);
}
