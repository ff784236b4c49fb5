package org.balancetreasure.sweep;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TargetMapper {

    @Select("SELECT channel FROM channel ORDER BY channel")
    List<String> channels();
}
