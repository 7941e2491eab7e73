"""English stems that carry no meaning of their own in a dictionary gloss."""

from corpus import english_stems

STOPWORDS = frozenset(
    english_stems(
        """a an the of to in on at by for from with as and or but if then than that this these those it its he she they
        him her them his their theirs hers i me my we us our you your who whom whose which what be is are was were been
        being am do does did done doing have has had having not no nor so such sth sb one's oneself will would can could
        may might shall should must there here also very more most some any all up out into about over s t etc eg"""
    )
)
