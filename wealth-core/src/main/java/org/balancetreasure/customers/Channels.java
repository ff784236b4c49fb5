package org.balancetreasure.customers;

import java.util.List;
import org.springframework.stereotype.Component;

/** The wallet brands that the platform serves. */
@Component
public class Channels {

    private final ChannelMapper mapper;

    Channels(ChannelMapper mapper) {
        this.mapper = mapper;
    }

    /** By code, without that of the house. */
    public List<Channel> all() {
        return mapper.all().stream().filter(channel -> !channel.channel().equals(Customer.HOUSE)).toList();
    }

    /** Whether there is such a channel, that of the house included. */
    public boolean exists(String channel) {
        return mapper.all().stream().anyMatch(known -> known.channel().equals(channel));
    }

    /** Its customers can be registered from now on; it sells nothing yet. */
    public void add(Channel channel) {
        mapper.add(channel);
    }
}
