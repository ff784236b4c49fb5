package org.balancetreasure.slots;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.balancetreasure.sql.Shard;
import org.springframework.stereotype.Component;

/**
 * Room that all customers share, in several rows so that none of them is hot. A transaction takes from a row that no
 * other transaction has locked, and never waits. Only if no such row has enough does it lock all rows in order and
 * spread the room evenly. So nothing is refused while there is room. Amounts in cents. Every method runs in the
 * caller's transaction and takes the last locks of it: after gate, limits, units and wallet; several pools by name
 * ascending.
 */
@Component
public class Slots {

    /**
     * One row.
     *
     * @param openedWith its part of all that the pool ever had to give
     */
    public record Slot(int slotNo, long room, long openedWith) {}

    /**
     * A pool as of now.
     *
     * @param openedWith all that it ever had to give.
     * @param room what is left of it
     */
    public record Room(long openedWith, long room, List<Slot> slots) {

        /** Whether the pool is not open yet. */
        public boolean isUnopened() {
            return slots.isEmpty();
        }
    }

    private final SlotMapper mapper;

    Slots(SlotMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * With what a pool begins.
     *
     * @param taken of {@code total}, before anybody took it out of the pool
     */
    public record Opening(long total, long taken) {

        public Opening {
            if (taken < 0 || total < taken) {
                throw new IllegalArgumentException("A pool of " + total + " can't begin with " + taken + " taken");
            }
        }

        public long left() {
            return total - taken;
        }
    }

    /** Splits {@code total} over the slots; without effect on a pool that is open. */
    public void open(Pool pool, long total) {
        open(pool, new Opening(total, 0));
    }

    /** The same, where a part of it is taken already. */
    public void open(Pool pool, Opening opening) {
        List<Slot> slots = new ArrayList<>(pool.slots());
        for (int slotNo = 0; slotNo < pool.slots(); slotNo++) {
            slots.add(new Slot(slotNo, part(opening.left(), pool, slotNo),
                    part(opening.total(), pool, slotNo)));
        }
        mapper.open(pool.name(), Shard.ONLY, slots);
    }

    private static long part(long whole, Pool pool, int slotNo) {
        return whole / pool.slots() + (slotNo < whole % pool.slots() ? 1 : 0);
    }

    /** Adds to (or, below zero, takes from) all that an open pool has to give; false if it has not so much room. */
    public boolean grow(Pool pool, long more) {
        List<Slot> slots = lockAll(pool);
        long room = sum(slots) + more;
        if (room < 0) {
            return false;
        }
        mapper.grow(pool.name(), Shard.ONLY, more);
        spread(pool, room);
        return true;
    }

    /** Takes {@code amount} out of an open pool; false if less is left, and then nothing happened. */
    public boolean take(Pool pool, long amount) {
        return take(pool, amount, () -> {
            throw new IllegalStateException("The pool " + pool.name() + " is not open");
        });
    }

    /** The same; a pool that is not open yet is opened first. */
    public boolean take(Pool pool, long amount, Supplier<Opening> opening) {
        requirePositive(amount);
        Integer slotNo = mapper.lockOneWith(pool.name(), Shard.ONLY, amount);
        if (slotNo != null) {
            return granted(mapper.take(pool.name(), Shard.ONLY, slotNo, amount), pool);
        }
        List<Slot> slots = mapper.lockAll(pool.name(), Shard.ONLY);
        if (slots.isEmpty()) {
            open(pool, opening.get());
            slots = lockAll(pool);
        }
        for (Slot slot : slots) {
            if (slot.room() >= amount) {
                return granted(mapper.take(pool.name(), Shard.ONLY, slot.slotNo(), amount), pool);
            }
        }
        long left = sum(slots) - amount;
        if (left < 0) {
            return false;
        }
        spread(pool, left);
        return true;
    }

    /** Gives back what was taken before, in any transaction. */
    public void giveBack(Pool pool, long amount) {
        if (!giveBackIfOpen(pool, amount)) {
            throw new IllegalStateException(
                    "The pool " + pool.name() + ", which " + amount + " goes back to, is not open");
        }
    }

    /** The same; false, and without effect, if the pool is not open. */
    public boolean giveBackIfOpen(Pool pool, long amount) {
        requirePositive(amount);
        Integer slotNo = mapper.lockOneWith(pool.name(), Shard.ONLY, 0);
        return mapper.giveBack(pool.name(), Shard.ONLY, slotNo == null ? 0 : slotNo, amount) == 1;
    }

    /** Gives back what many have taken, evenly: so much in one slot would make it the one that all wait for. */
    public void refill(Pool pool, long amount) {
        requirePositive(amount);
        spread(pool, sum(lockAll(pool)) + amount);
    }

    /** As of now, without a lock: for display, not for decisions. */
    public Room room(Pool pool) {
        List<Slot> slots = mapper.of(pool.name(), Shard.ONLY);
        return new Room(slots.stream().mapToLong(Slot::openedWith).sum(), sum(slots), slots);
    }

    /** All slots, locked. */
    private List<Slot> lockAll(Pool pool) {
        List<Slot> slots = mapper.lockAll(pool.name(), Shard.ONLY);
        if (slots.size() != pool.slots()) {
            throw new IllegalStateException(
                    "The pool " + pool.name() + " has " + slots.size() + " slots, not " + pool.slots());
        }
        return slots;
    }

    private void spread(Pool pool, long room) {
        mapper.spread(pool.name(), Shard.ONLY, room / pool.slots(), room % pool.slots());
    }

    private static boolean granted(int rows, Pool pool) {
        if (rows != 1) {
            throw new IllegalStateException("A locked slot of the pool " + pool.name() + " lost its room");
        }
        return true;
    }

    private static long sum(List<Slot> slots) {
        return slots.stream().mapToLong(Slot::room).sum();
    }

    private static void requirePositive(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("Room is taken and given back in positive amounts, not " + amount);
        }
    }
}
