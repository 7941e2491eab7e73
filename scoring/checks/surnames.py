"""The commonest Chinese surnames, in simplified characters: over 95 % of people bear one of them."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹"
    "熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷申耿关焦欧阳华左柳甘祝包"
    "宁符阮艾纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆路游辛靳管柴蒙鲍佟尚房屈解牟茅时尉"
)
DOUBLE_SURNAMES = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "令狐", "皇甫", "夏侯", "慕容", "公孙", "尉迟"}
)
