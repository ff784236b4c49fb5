package org.balancetreasure.benchmarks.sweep;

import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.sweep.DailySweep;
import org.balancetreasure.sweep.SweepRun;

/** Ours, whole: ranges cut, quota reserved, limits looked at and used, money held, orders made, and the run proved. */
final class WholeSweep implements Contender {

    /** As the night has them. */
    private static final int WORKERS = Runtime.getRuntime().availableProcessors() + 1;

    private final DailySweep sweep;
    private final Transactions transactions;
    private final SweptWallets wallets;
    private LocalDate day = SweptWallets.FIRST_DAY;

    WholeSweep(DailySweep sweep, Transactions transactions, SweptWallets wallets) {
        this.sweep = sweep;
        this.transactions = transactions;
        this.wallets = wallets;
    }

    @Override
    public String name() {
        return "the sweep";
    }

    @Override
    public void prepare() {
        day = wallets.takeDay();
    }

    @Override
    public long run() {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            SweepRun run = sweep.run(day, transactions, workers);
            if (run.state() != SweepRun.State.PROVED || run.customers() != wallets.moving()) {
                throw new IllegalStateException(
                        "Of " + wallets.moving() + " wallets that move, this was swept: " + run);
            }
        }
        return wallets.count();
    }
}
