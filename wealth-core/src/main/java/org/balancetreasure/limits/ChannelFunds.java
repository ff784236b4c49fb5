package org.balancetreasure.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the channels sell. */
@Component
public class ChannelFunds {

    private final ChannelFundMapper mapper;

    ChannelFunds(ChannelFundMapper mapper) {
        this.mapper = mapper;
    }

    /** By channel and fund, of all times. */
    public List<ChannelFund> all() {
        return mapper.all().stream().map(ChannelFundMapper.Row::channelFund).toList();
    }

    /** Null if the channel does not sell the fund and never did. */
    public @Nullable ChannelFund find(String channel, int fundId) {
        return all().stream().filter(sale -> sale.channel().equals(channel) && sale.fundId() == fundId).findFirst()
                .orElse(null);
    }

    /** Holds for what is ordered from now on. */
    public void put(ChannelFund sale) {
        mapper.put(sale);
    }
}
