package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.balancetreasure.breaks.Break;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.breaks.Way;
import org.balancetreasure.money.Units;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.orders.ConfirmationBooking;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Booked;
import org.balancetreasure.orders.ConfirmationBooking.Outcome.Differs;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.resolutions.Resolution;
import org.balancetreasure.resolutions.Resolutions;
import org.balancetreasure.resolutions.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books a row of 04 that was set aside: as it is, or tied to the order that it answers. What does not agree within the
 * row has been seen by two persons then. Money, units and charges are never altered: another row has to come for that.
 */
@Component
class SetAsideConfirmations implements WayOut {

    private final ConfirmationMapper mapper;
    private final ConfirmationBooking booking;
    private final TransferAgents agents;
    private final Breaks breaks;

    SetAsideConfirmations(ConfirmationMapper mapper, ConfirmationBooking booking, TransferAgents agents,
            Breaks breaks) {
        this.mapper = mapper;
        this.booking = booking;
        this.agents = agents;
        this.breaks = breaks;
    }

    @Override
    public boolean leads(BreakType type, Way way) {
        return type == BreakType.CONFIRMATION_DIFFERS && way == Way.BOOK
                || type == BreakType.UNKNOWN_ORDER && way == Way.LINK;
    }

    @Override
    public @Nullable Refusal take(Break locked, Resolution resolution, String reference) {
        Confirmation row = mapper.lockSetAside(locked.partner(), locked.subject());
        if (row == null) {
            return Resolutions.notOpen(locked, resolution.way(), "a row of 04 that was set aside");
        }
        String orderNumber = resolution.target();
        Long orderId = orderNumber == null ? row.orderId() : orderId(locked.partner(), orderNumber);
        if (orderId == null && (orderNumber != null || resolution.way() == Way.LINK)) {
            return Resolutions.notOpen(locked, resolution.way(), "the number of an order of this transfer agent");
        }
        Confirmation corrected = row.asApproved(orderId);
        if (mapper.correct(corrected) != 1) {
            throw new IllegalStateException(row.reference() + " changed under its lock");
        }
        return switch (booking.book(corrected)) {
            case Booked(long shortfall, LocalDate effectiveDate, LocalDate bookedOn) -> {
                mapper.takeEffect(corrected, effectiveDate, bookedOn);
                answer(locked, corrected, orderNumber == null ? row.appSheetSerialNo() : orderNumber, shortfall);
                yield null;
            }
            case Differs(String ours, String theirs) -> new Refusal(Refusal.Code.STILL_DIFFERS,
                    RefusalDetails.of("breakId", Long.toString(locked.breakId()), "ours", ours, "theirs", theirs));
        };
    }

    private @Nullable Long orderId(String taCode, String orderNumber) {
        String distributorCode = agents.distributorCode(taCode);
        OptionalLong id = OrderNumber.orderId(distributorCode, orderNumber);
        return id.isPresent() && mapper.orderDates(taCode, List.of(id.getAsLong())).stream()
                .anyMatch(order -> OrderNumber.of(distributorCode, order.tradeDate(), order.orderId())
                        .equals(orderNumber))
                                ? id.getAsLong()
                                : null;
    }

    private void answer(Break locked, Confirmation booked, String orderNumber, long shortfall) {
        breaks.resolve(BreakType.UNCONFIRMED_ORDER, locked.partner(), orderNumber,
                "answered by " + booked.taSerialNo());
        if (shortfall > 0) {
            breaks.open(new Difference(BreakType.SHORTFALL, booked.confirmDate(), booked.taCode(), booked.taSerialNo(),
                    Units.ofHundredths(shortfall) + " units less were held",
                    Units.ofHundredths(booked.confirmedUnits()) + " units were redeemed by customer "
                            + booked.customerId())
                    .of(locked.customerId()).of(booked.fundId(), shortfall));
        }
    }
}
