package org.balancetreasure.customers;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ChannelMapper {

    @Select("SELECT channel, name_zh, name_en FROM channel ORDER BY channel")
    List<Channel> all();

    @Insert("INSERT INTO channel (channel, name_zh, name_en) VALUES (#{channel}, #{nameZh}, #{nameEn})")
    void add(Channel channel);
}
