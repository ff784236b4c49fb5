package org.balancetreasure.api.holdings;

import java.util.List;
import java.util.Objects;
import org.balancetreasure.api.income.IncomeHistory;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a customer's holdings by one point look-up per fund on sale. */
@Component
public class Holdings {

    private final Funds funds;
    private final HoldingLookup mapper;
    private final IncomeHistory income;

    Holdings(Funds funds, HoldingLookup mapper, IncomeHistory income) {
        this.funds = funds;
        this.mapper = mapper;
        this.income = income;
    }

    /** By fund, without funds that the customer never held. */
    public List<Holding> of(Customer customer) {
        return funds.all().stream().map(fund -> holding(customer, fund)).filter(Objects::nonNull).toList();
    }

    private @Nullable Holding holding(Customer customer, Fund fund) {
        HoldingLookup.Row units = mapper.find(fund.fundId(), Purpose.UNITS, customer.customerId());
        if (units == null) {
            return null;
        }
        boolean monthly = fund.carry() == Fund.Carry.MONTHLY;
        HoldingLookup.Row accrued = monthly
                ? mapper.find(fund.fundId(), Purpose.ACCRUED_INCOME, customer.customerId())
                : null;
        HoldingLookup.Row earning = monthly ? accrued : units;
        return new Holding(fund, new Balance(units.balance(), units.held()),
                monthly ? Long.valueOf(accrued == null ? 0 : accrued.balance()) : null,
                income.last(fund.fundId(), customer.customerId()),
                earning == null ? 0 : earning.balance() - earning.moved());
    }
}
